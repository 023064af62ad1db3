import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import type { KeptMail } from './mail.ts'

const read = async (file: string): Promise<KeptMail> => {
  const { to, subject, text, date } = await simpleParser(await readFile(file), { skipHtmlToText: true })
  return {
    id: path.basename(file, '.eml'),
    to: [to ?? []]
      .flat()
      .map((address) => address.text)
      .join(', '),
    subject: subject ?? '',
    sentAt: date ?? (await stat(file)).mtime,
    text: text ?? '',
  }
}

/** The last mails kept under `<dataDir>/mail`, newest first: file names are time-ordered ids. */
export const listKeptMails = async (dataDir: string, limit = 50): Promise<KeptMail[]> => {
  const folder = path.join(dataDir, 'mail')
  const names = await readdir(folder).catch(() => [])
  const newest = names
    .filter((name) => name.endsWith('.eml'))
    .toSorted()
    .toReversed()
    .slice(0, limit)
  return Promise.all(newest.map((name) => read(path.join(folder, name))))
}
