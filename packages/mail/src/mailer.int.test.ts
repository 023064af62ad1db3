import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createLogger } from '@ama/kernel'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { createMailer } from './create-mailer.ts'

const log = createLogger('silent')
const mailFrom = 'Communautés AMA <ne-pas-repondre@ama.example>'
const welcome = {
  to: 'elodie.dubourg@ehpad.example',
  subject: 'Votre accès à l’entraide',
  text: 'Bonjour Élodie,\n\nBienvenue.\n',
  html: '<p>Bonjour Élodie,</p><p>Bienvenue.</p>',
}

const folders: string[] = []
const dataFolder = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'hub-mail-'))
  folders.push(folder)
  return folder
}
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

/** A real SMTP server; with `login`, it takes mails only from who knows the password. */
const startRelay = async (login?: { user: string; pass: string }) => {
  const received: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: !login,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === login?.user && password === login?.pass
        ? done(null, { user: username })
        : done(new Error('Wrong name or password')),
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        received.push(mail)
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { received, port }
}

const mailerTo = async (smtpUrl: string | null) => {
  const mailer = createMailer({ smtpUrl, mailFrom, dataDir: await dataFolder() }, log)
  onTestFinished(() => mailer.close())
  return mailer
}

describe('with a relay', () => {
  test('a mail arrives with both its texts, from the hub', async () => {
    const relay = await startRelay()
    const mailer = await mailerTo(`smtp://127.0.0.1:${relay.port}`)
    await mailer.send(welcome)
    expect(relay.received).toHaveLength(1)
    expect(relay.received[0]).toMatchObject({ subject: welcome.subject, text: welcome.text, html: expect.any(String) })
    expect(relay.received[0]?.from?.text).toContain('Communautés AMA')
    expect(relay.received[0]?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(await mailer.list()).toEqual([])
  })

  test('name and password of the URL are used', async () => {
    const relay = await startRelay({ user: 'hub@ama', pass: 'p@ss:word' })
    const mailer = await mailerTo(`smtp://hub%40ama:p%40ss%3Aword@127.0.0.1:${relay.port}`)
    await mailer.send(welcome)
    expect(relay.received).toHaveLength(1)
  })

  test('a relay that refuses or is not there makes sending fail', async () => {
    const relay = await startRelay({ user: 'hub', pass: 'right' })
    const refused = await mailerTo(`smtp://hub:wrong@127.0.0.1:${relay.port}`)
    await expect(refused.send(welcome)).rejects.toThrow()
    const absent = await mailerTo('smtp://127.0.0.1:1')
    await expect(absent.send(welcome)).rejects.toThrow()
  })
})

describe('without relay', () => {
  test('mails are kept, the newest first', async () => {
    const mailer = await mailerTo(null)
    await mailer.send(welcome)
    await mailer.send({ ...welcome, subject: 'Second' })
    const kept = await mailer.list()
    expect(kept.map((mail) => mail.subject)).toEqual(['Second', welcome.subject])
    expect(kept[1]).toMatchObject({ to: welcome.to, sentAt: expect.any(Date) })
    expect(kept[1]?.text.trim()).toBe(welcome.text.trim())
  })

  test('nobody has mail before the first one', async () => {
    const mailer = await mailerTo(null)
    expect(await mailer.list()).toEqual([])
  })

  test('only the owner of the data folder may read the files', async () => {
    const dataDir = await dataFolder()
    await createMailer({ smtpUrl: null, mailFrom, dataDir }, log).send(welcome)
    const [name] = await readdir(path.join(dataDir, 'mail'))
    const { mode } = await stat(path.join(dataDir, 'mail', name ?? ''))
    expect(mode & 0o077).toBe(0)
  })
})
