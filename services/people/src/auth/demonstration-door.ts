import { APIError, createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type { BetterAuthPlugin } from 'better-auth'
import { z } from 'zod'
import { personas } from '../demonstration/personas.ts'
import { normalEmail } from '../rules/check-email.ts'

/**
 * POST /demonstration/sign-in {email}: signs in as a persona of the demonstration with one click. Only a
 * demonstration has this door, and it opens to its personas alone.
 */
export const demonstrationDoor = () =>
  ({
    id: 'demonstration-door',
    endpoints: {
      signInAsPersona: createAuthEndpoint(
        '/demonstration/sign-in',
        { method: 'POST', requireHeaders: true, use: [formCsrfMiddleware], body: z.object({ email: z.string() }) },
        async (ctx) => {
          const email = normalEmail(ctx.body.email)
          const { internalAdapter } = ctx.context
          const found = personas.some((persona) => persona.email === email)
            ? await internalAdapter.findUserByEmail(email)
            : null
          if (!found) {
            throw new APIError('NOT_FOUND', {
              code: 'UNKNOWN_PERSONA',
              message: 'Ce personnage ne fait pas partie de la démonstration.',
            })
          }
          const session = await internalAdapter.createSession(found.user.id)
          await setSessionCookie(ctx, { session, user: found.user })
          return ctx.json({ signedIn: true })
        },
      ),
    },
  }) satisfies BetterAuthPlugin
