import type { Database } from '@ama/database'
import { newId, type Clock, type Configuration, type Logger } from '@ama/kernel'
import type { BetterAuthOptions } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { addressHeader } from './client-address.ts'
import { logOfBetterAuth } from './log-of-better-auth.ts'
import { cookiePrefix } from './session-cookie.ts'
import { sweepSessions } from './sweep-sessions.ts'
import { trustedOrigins } from './trusted-origins.ts'

const day = 24 * 60 * 60
const minute = 60

/** better-auth in the hub's words and with the hub's limits. */
export const betterAuthOptions = (parts: {
  database: Database
  configuration: Configuration
  secret: string
  clock: Clock
  log: Logger
}) => {
  const { database, configuration, secret, clock, log } = parts
  const { origin } = configuration
  return {
    appName: 'Communautés AMA',
    baseURL: origin,
    basePath: '/api/auth',
    secret,
    trustedOrigins: trustedOrigins(origin),
    database: prismaAdapter(database.prisma, { provider: 'postgresql' }),
    user: { modelName: 'member', fields: { name: 'displayName' } },
    // Not prolonged: a session that is ended while it is being prolonged would come back to life.
    session: {
      modelName: 'authSession',
      fields: { userId: 'memberId' },
      expiresIn: 30 * day,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'authAccount',
      fields: { userId: 'memberId' },
      updateAccountOnSignIn: false,
      // Whoever is invited was entered by an inviter, not by a stranger: the first sign-in may be by OpenID Connect.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    verification: { modelName: 'authVerification' },
    advanced: {
      cookiePrefix,
      useSecureCookies: origin.startsWith('https:'),
      database: { generateId: () => newId() },
      // Its defaults, also in tests.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    // Per address and path. A meeting signs in behind one address of its establishment: room for all of them.
    rateLimit: {
      enabled: true,
      storage: 'memory',
      window: minute,
      max: 100,
      customRules: {
        '/sign-in/magic-link': { window: minute, max: 30 },
        '/sign-in/link': { window: minute, max: 60 },
        '/sign-in/social': { window: minute, max: 60 },
        '/demonstration/sign-in': { window: minute, max: 300 },
        '/get-session': false,
        '/sign-out': false,
      },
    },
    databaseHooks: {
      // Members are invited; no sign-in makes one.
      user: { create: { before: async () => false } },
      session: {
        create: {
          before: async (session) => ({ data: { ...session, ipAddress: null } }),
          after: async ({ userId }) => sweepSessions(database, userId, clock.now()),
        },
      },
      account: {
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    // Thrown: the doors answer the unexpected and log it; better-auth would print it.
    onAPIError: { errorURL: `${origin}/connexion`, throw: true },
    logger: logOfBetterAuth(log),
    telemetry: { enabled: false },
  } satisfies BetterAuthOptions
}
