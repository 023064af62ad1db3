import { APIError, createAuthEndpoint, formCsrfMiddleware, isAPIError } from 'better-auth/api'
import { magicLink } from 'better-auth/plugins'
import type { BetterAuthPlugin } from 'better-auth'
import { z } from 'zod'
import { hashSecret } from '../tokens/token-secret.ts'

/** Minutes that a link is good for. */
export const linkMinutes = 15

export interface LinkToSend {
  readonly email: string
  readonly token: string
  /** The invitation that the link goes with; null: somebody asked to sign in. */
  readonly invitationId: string | null
}

/** better-auth's links by mail: hashed in the database, good once, for members only. `send` delivers one. */
export const linksByMail = (send: (link: LinkToSend) => Promise<void>) =>
  magicLink({
    expiresIn: linkMinutes * 60,
    disableSignUp: true,
    storeToken: { type: 'custom-hasher', hash: async (token) => hashSecret(token) },
    sendMagicLink: ({ email, token, metadata }) => {
      const invitationId: unknown = metadata?.['invitationId']
      return send({ email, token, invitationId: typeof invitationId === 'string' ? invitationId : null })
    },
  })

const usedOrExpired = () =>
  new APIError('GONE', {
    code: 'LINK_USED_OR_EXPIRED',
    message: 'Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau depuis la page de connexion.',
  })

/**
 * POST /sign-in/link {token}: uses a link. The link in the mail leads to a page whose button calls this, because
 * scanners of mails follow every link and would use it up; better-auth's own address for it is a GET.
 */
export const confirmLink = (links: ReturnType<typeof linksByMail>) =>
  ({
    id: 'confirm-link',
    endpoints: {
      signInWithLink: createAuthEndpoint(
        '/sign-in/link',
        {
          method: 'POST',
          requireHeaders: true,
          use: [formCsrfMiddleware],
          body: z.object({ token: z.string().min(1).max(200) }),
        },
        async (ctx) => {
          const { headers, context } = ctx
          const verified = await links.endpoints
            .magicLinkVerify({ query: { token: ctx.body.token }, headers, context, returnHeaders: true })
            .catch((error: unknown) => {
              // It answers a bad link by a redirection to a page with the reason.
              throw isAPIError(error) && error.status === 'FOUND' ? usedOrExpired() : error
            })
          for (const cookie of verified.headers.getSetCookie()) ctx.responseHeaders.append('set-cookie', cookie)
          return ctx.json({ signedIn: true })
        },
      ),
    },
  }) satisfies BetterAuthPlugin
