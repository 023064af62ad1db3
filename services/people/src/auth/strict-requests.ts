import type { Clock } from '@ama/kernel'
import type { Database } from '@ama/database'
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { z } from 'zod'
import { endSignedOutSession } from './end-signed-out-session.ts'
import type { ProviderDiscovery } from './discover-provider.ts'
import type { SessionCookie } from './session-cookie.ts'

/** What a page may ask for: better-auth takes more, such as a text for the mail or a foreign identity token. */
const accepted: Record<string, z.ZodType> = {
  '/sign-in/magic-link': z.strictObject({ email: z.email().max(254) }),
  '/sign-in/social': z.strictObject({
    provider: z.literal('openid'),
    callbackURL: z.string().optional(),
    errorCallbackURL: z.string().optional(),
  }),
}

const unreadable = () =>
  new APIError('BAD_REQUEST', { code: 'INVALID_INPUT', message: 'Cette demande de connexion n’est pas lisible.' })

const silentProvider = () =>
  new APIError('SERVICE_UNAVAILABLE', {
    code: 'OPENID_UNAVAILABLE',
    message: 'Ce service de connexion ne répond pas. Réessayez dans un instant, ou demandez un lien par courriel.',
  })

/** Checks what pages send to better-auth's own endpoints, and adds what they have to leave to the hub. */
export const strictRequests = (parts: {
  database: Database
  clock: Clock
  cookie: SessionCookie
  discovery: ProviderDiscovery | null
}) => {
  const { database, clock, cookie, discovery } = parts
  return {
    id: 'strict-requests',
    hooks: {
      before: [
        {
          // Without request it is the hub itself that calls, for an invitation.
          matcher: ({ path, request }) => request !== undefined && path !== undefined && path in accepted,
          handler: createAuthMiddleware(async ({ path, body }) => {
            if (!accepted[path]?.safeParse(body).success) throw unreadable()
            if (path !== '/sign-in/social' || !discovery) return undefined
            const asked = await discovery.authorization().catch(() => null)
            if (!asked) throw silentProvider()
            return { context: { body: { disableRedirect: true, ...asked } } }
          }),
        },
        {
          matcher: ({ path }) => path === '/sign-out',
          handler: createAuthMiddleware(async ({ headers }) => {
            const token = headers ? cookie.read(headers) : null
            if (token) await endSignedOutSession(database, clock, token)
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin
}
