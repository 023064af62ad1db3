import { createTransport } from 'nodemailer'
import type { Mailer } from './mail.ts'
import { headers } from './headers.ts'

/** Milliseconds: a relay that doesn't answer is tried again later rather than waited for. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** Sends through an SMTP relay: smtp:// (STARTTLS when offered) or smtps://, with name and password if it wants them. */
export const relayMails = (smtpUrl: string, from: string): Mailer => {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl)
  const secure = protocol === 'smtps:'
  const transport = createTransport(
    {
      pool: true,
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || (secure ? 465 : 587)),
      secure,
      ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
      ...patience,
    },
    { from, headers },
  )
  return {
    send: async (mail) => {
      await transport.sendMail({ ...mail })
    },
    list: async () => [],
    close: () => transport.close(),
  }
}
