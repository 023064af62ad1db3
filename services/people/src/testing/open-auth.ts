import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Database } from '@ama/database'
import { createLogger, readConfiguration, systemClock } from '@ama/kernel'
import { createMailer } from '@ama/mail'
import { eventually } from '@ama/testkit'
import { createAuth } from '../auth/create-auth.ts'

/** Sign-in as a hub would open it, with mails kept in a folder of its own. */
export const openAuth = async (database: Database, env: Record<string, string> = {}) => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'hub-auth-'))
  const configuration = readConfiguration({ HUB_DATA_DIR: dataDir, HUB_ORIGIN: 'http://localhost:4000', ...env }, '/')
  const log = createLogger('silent')
  const mailer = createMailer(configuration, log)
  const secret = 'a secret of the tests, long enough for better-auth'
  const auth = createAuth({ database, configuration, secret, mailer, clock: systemClock, log })
  /** The one mail to that address, once it is there. */
  const mailTo = (email: string) =>
    eventually(async () => {
      const [mail, ...others] = (await mailer.list()).filter((kept) => kept.to === email)
      if (!mail || others.length > 0) throw new Error(`${others.length + (mail ? 1 : 0)} mails to this address`)
      return mail
    })
  return {
    auth,
    mailer,
    mailTo,
    linkTo: async (email: string) => tokenIn((await mailTo(email)).text),
    configuration,
    close: async () => {
      await auth.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

export type OpenedAuth = Awaited<ReturnType<typeof openAuth>>

/** The token of the link in a mail. */
export const tokenIn = (text: string): string => /jeton=([\w%-]+)/.exec(text)?.[1] ?? ''
