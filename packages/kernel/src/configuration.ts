import path from 'node:path'
import { z } from 'zod'
import { readNatsServers } from './nats-servers.ts'

const flag = z.enum(['0', '1']).transform((value) => value === '1')
const url = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be a URL starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })
const port = z.coerce.number().int().min(0).max(65535)

const environment = z.object({
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  NATS_URL: z
    .string()
    .superRefine((value, context) => {
      const read = readNatsServers(value)
      if ('problem' in read) context.addIssue(read.problem)
    })
    .optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.string().optional(),
  OIDC_ISSUER: url(['https:', 'http:']).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().optional(),
  HUB_PORT: port.default(4000),
  HUB_HEALTH_PORT: port.optional(),
  HUB_ORIGIN: url(['https:', 'http:']).optional(),
  HUB_SECRET: z.string().min(32).optional(),
  HUB_DATA_DIR: z.string().min(1).default('.hub'),
  HUB_DEMO: flag.optional(),
  HUB_CONNECTIONS_PER_MEMBER: z.coerce.number().int().min(1).default(30),
  HUB_CONNECTIONS_PER_ADDRESS: z.coerce.number().int().min(1).default(1_000),
  HUB_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
})

/** What the environment says, read once at start. See README, "Settings". */
export interface Configuration {
  readonly databaseUrl: string | null
  /** One address, or several of a cluster: see `readNatsServers`. */
  readonly natsUrl: string | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null
  readonly port: number
  /** Where this process, whatever its roles, tells how it is; null: only where its gateway listens. */
  readonly healthPort: number | null
  /** Where people reach the hub, without a final slash. */
  readonly origin: string
  /** null: generated and kept in the data folder. */
  readonly secret: string | null
  /** Absolute path. */
  readonly dataDir: string
  /** Demonstration: personas sign in with one click. On when no DATABASE_URL is given. */
  readonly demo: boolean
  /** WebSocket connections at once, on one gateway. An address may be a whole establishment's. */
  readonly connections: { readonly perMember: number; readonly perAddress: number }
  readonly logLevel: string
}

/** A setting that can't be used; the message says which and what it should be. */
export class ConfigurationError extends Error {}

export const readConfiguration = (env: Record<string, string | undefined>, cwd: string): Configuration => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const reasons = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigurationError(`These settings can't be used: ${reasons.join('; ')}`)
  }
  const settings = parsed.data
  const oidc = [settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET]
  if (oidc.some(Boolean) && !oidc.every(Boolean)) {
    throw new ConfigurationError(
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set all three or none',
    )
  }
  return {
    databaseUrl: settings.DATABASE_URL ?? null,
    natsUrl: settings.NATS_URL ?? null,
    smtpUrl: settings.SMTP_URL ?? null,
    mailFrom: settings.MAIL_FROM ?? 'Communautés AMA <ne-pas-repondre@ama.example>',
    oidc:
      settings.OIDC_ISSUER && settings.OIDC_CLIENT_ID && settings.OIDC_CLIENT_SECRET
        ? {
            issuer: settings.OIDC_ISSUER,
            clientId: settings.OIDC_CLIENT_ID,
            clientSecret: settings.OIDC_CLIENT_SECRET,
            name: settings.OIDC_NAME ?? 'ProConnect',
          }
        : null,
    port: settings.HUB_PORT,
    healthPort: settings.HUB_HEALTH_PORT ?? null,
    origin: (settings.HUB_ORIGIN ?? `http://localhost:${settings.HUB_PORT}`).replace(/\/$/, ''),
    secret: settings.HUB_SECRET ?? null,
    dataDir: path.resolve(cwd, settings.HUB_DATA_DIR),
    demo: settings.HUB_DEMO ?? settings.DATABASE_URL === undefined,
    connections: {
      perMember: settings.HUB_CONNECTIONS_PER_MEMBER,
      perAddress: settings.HUB_CONNECTIONS_PER_ADDRESS,
    },
    logLevel: settings.HUB_LOG_LEVEL,
  }
}
