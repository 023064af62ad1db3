import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Database } from '@ama/database'
import { roleGiven, type Envelope } from '@ama/events'
import type { Actor, Clock, Configuration, Logger } from '@ama/kernel'
import type { Mailer } from '@ama/mail'
import { betterAuth } from 'better-auth'
import { toNodeHandler } from 'better-auth/node'
import { findInvitation, type FoundInvitation } from '../invitations/find-invitation.ts'
import { newRoleMail, welcomeMail } from '../invitations/invitation-mail.ts'
import { invitationsEvery, sendDueInvitations } from '../invitations/send-due-invitations.ts'
import { linkPage, sendSignInLetter } from '../mails/send-sign-in-letter.ts'
import { createAuthenticate } from './authenticate.ts'
import { betterAuthOptions } from './better-auth-options.ts'
import { addressHeader, clientAddress } from './client-address.ts'
import { demonstrationDoor } from './demonstration-door.ts'
import { discoverProvider } from './discover-provider.ts'
import { createErrands } from './errands.ts'
import { openDoors } from './open-doors.ts'
import { openId } from './open-id.ts'
import { readSessionCookie } from './session-cookie.ts'
import { confirmLink, linksByMail, type LinkToSend } from './sign-in-link.ts'
import { strictRequests } from './strict-requests.ts'

export interface Auth {
  /** Answers `/api/auth/*`; `address` is the client's, for the rate limit. */
  handler(request: Request, address?: string): Promise<Response>
  /** The same for node:http. */
  listener(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Who sends these headers; null: nobody signed in; 'invalid': a bearer that is forged, expired or ended. */
  authenticate(headers: Headers): Promise<Actor | null | 'invalid'>
  /** Hears every event: an invitation is sent as soon as it is written. */
  onEvent(event: Envelope): void
  /** Finishes the mails under way. */
  close(): Promise<void>
}

export interface AuthParts {
  readonly database: Database
  readonly configuration: Configuration
  readonly secret: string
  readonly mailer: Mailer
  readonly clock: Clock
  readonly log: Logger
}

/** Sign-in: links by mail, OpenID Connect, personas of the demonstration; sessions and personal tokens. */
export const createAuth = (parts: AuthParts): Auth => {
  const { database, configuration, secret, mailer, clock, log } = parts
  const { origin, oidc, demo } = configuration
  const errands = createErrands(log)
  const stopping = new AbortController()
  const cookie = readSessionCookie(secret, origin)
  const discovery = oidc && discoverProvider(oidc.issuer)

  const deliver = async (link: LinkToSend): Promise<void> => {
    if (link.invitationId) {
      const invitation = await findInvitation(database, link.invitationId)
      return mailer.send(welcomeMail(invitation, linkPage(origin, link.token)))
    }
    // Not waited for: the answer takes as long for an unknown address as for a known one.
    errands.run('sending a sign-in link', () => sendSignInLetter({ database, mailer, clock, origin }, link))
  }
  const links = linksByMail(deliver)
  const auth = betterAuth({
    ...betterAuthOptions({ database, configuration, secret, clock, log }),
    plugins: [
      links,
      confirmLink(links),
      strictRequests({ database, clock, cookie, discovery }),
      ...(oidc && discovery ? [openId(oidc, discovery, log)] : []),
      ...(demo ? [demonstrationDoor()] : []),
    ],
  })

  const sendInvitation = async (invitation: FoundInvitation): Promise<void> => {
    const { id, member } = invitation
    if (member.emailVerified) return mailer.send(newRoleMail(invitation, origin))
    const body = { email: member.email, metadata: { invitationId: id } }
    await auth.api.signInMagicLink({ body, headers: new Headers() })
  }
  const sendInvitations = (): void =>
    errands.run('sending invitations', () =>
      sendDueInvitations({ database, clock, log, stopping: stopping.signal }, sendInvitation),
    )
  const timer = setInterval(sendInvitations, invitationsEvery).unref()

  const handler = openDoors(auth.handler, { demo, openId: oidc !== null }, log)
  const handle = toNodeHandler((request: Request) => handler(request))
  return {
    handler: (request, address) => {
      const addressed = new Request(request)
      addressed.headers.set(addressHeader, address ?? '')
      return handler(addressed)
    },
    listener: (request, response) => {
      request.headers[addressHeader] = clientAddress(request)
      return handle(request, response)
    },
    authenticate: createAuthenticate({ database, clock, cookie }),
    onEvent: (event) => {
      if (event.type === roleGiven.type) sendInvitations()
    },
    close: async () => {
      clearInterval(timer)
      stopping.abort()
      await errands.finish()
    },
  }
}
