import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { newId } from '@ama/kernel'
import { createTransport } from 'nodemailer'
import { headers } from './headers.ts'
import { listKeptMails } from './list-kept-mails.ts'
import type { Mailer } from './mail.ts'

/** Writes each mail as an .eml file, as a relay would have received it. */
export const keepMails = (dataDir: string, from: string): Mailer => {
  const folder = path.join(dataDir, 'mail')
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' }, { from, headers })
  return {
    send: async (mail) => {
      const { message } = await composer.sendMail({ ...mail })
      await mkdir(folder, { recursive: true })
      // Only who runs the hub may read the links inside.
      await writeFile(path.join(folder, `${newId()}.eml`), message, { mode: 0o600 })
    },
    list: () => listKeptMails(dataDir),
    close: () => composer.close(),
  }
}
