/** A mail to one person. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The same each time it is tried: who gets it twice sees one mail. */
  readonly messageId?: string
  /** An appointment that mail programs offer to take over. */
  readonly icalEvent?: { readonly method: 'PUBLISH' | 'CANCEL'; readonly filename: string; readonly content: string }
}

/** A mail that the demonstration kept instead of sending it. */
export interface KeptMail {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly sentAt: Date
  readonly text: string
}

export interface Mailer {
  /** Gives the mail to the relay, or keeps it; throws when it could do neither: try again later. */
  send(mail: Mail): Promise<void>
  /** The last mails kept, newest first; none where a relay takes them. */
  list(): Promise<KeptMail[]>
  /** Lets go of the connections to the relay. */
  close(): void
}
