import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Prisma, PrismaClient } from './generated/prisma/client.ts'
import { silentAtMost } from './silent-socket.ts'
import { statementName } from './statement-name.ts'

/** What a command or a reaction writes with: everything done with it is committed together. */
export type Transaction = Prisma.TransactionClient

export interface Database {
  readonly prisma: PrismaClient
  /** The connections that `prisma` uses too, for raw SQL. LISTEN and long locks need a client of their own. */
  readonly pool: pg.Pool
  readonly url: string
  close(): Promise<void>
}

/**
 * Milliseconds. A database that is gone is known at once; a statement that lasts is a fault, not patience; a process
 * that falls silent within a transaction soon holds up nobody.
 */
const limits = {
  stream: silentAtMost(35_000),
  connectionTimeoutMillis: 3000,
  statement_timeout: 30_000,
  idle_in_transaction_session_timeout: 6_000,
}

/**
 * Opens a database; connects at the first statement. A lost connection fails the statements under way and nothing
 * else: the next statement makes a new one.
 */
export const connect = (databaseUrl: string, options: { max?: number } = {}): Database => {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'ama-hub',
    max: options.max ?? 10,
    keepAlive: true,
    ...limits,
  })
  // Without listeners a lost connection would end the process; whoever uses it gets the error from the statement.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) }),
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 5000, timeout: 15_000 },
  })
  return {
    prisma,
    pool,
    url: databaseUrl,
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}
