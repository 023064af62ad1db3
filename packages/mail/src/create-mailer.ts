import type { Configuration, Logger } from '@ama/kernel'
import { keepMails } from './keep-mails.ts'
import type { Mailer } from './mail.ts'
import { relayMails } from './relay-mails.ts'

/**
 * Mails go to the relay of SMTP_URL; without it they are kept as .eml files under `<dataDir>/mail`.
 * Neither addresses nor texts are ever logged: mails carry sign-in links.
 */
export const createMailer = (
  configuration: Pick<Configuration, 'smtpUrl' | 'mailFrom' | 'dataDir'>,
  log: Logger,
): Mailer => {
  const { smtpUrl, mailFrom, dataDir } = configuration
  const mailer = smtpUrl ? relayMails(smtpUrl, mailFrom) : keepMails(dataDir, mailFrom)
  return {
    ...mailer,
    send: async (mail) => {
      const since = performance.now()
      await mailer.send(mail)
      log.info({ ms: Math.round(performance.now() - since), kept: smtpUrl === null }, 'mail sent')
    },
  }
}
