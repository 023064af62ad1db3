export * from './compose-mail.ts'
export * from './create-mailer.ts'
export { listKeptMails } from './list-kept-mails.ts'
export type * from './mail.ts'
