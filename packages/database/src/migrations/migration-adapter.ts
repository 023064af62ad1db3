import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { errorCode } from '../error-code.ts'
import type { Say } from './lock-migrations.ts'

/**
 * Milliseconds that a migration waits for a table that somebody reads for long, as a backup does: meanwhile all others
 * wait behind it. Then it lets them go first, and comes back for at most `patience`.
 */
export const lockTimeout = 2_000
const [rest, patience] = [2_000, 600_000]

const lockNotAvailable = '55P03'

/** Who holds a table for longest, in words. */
const longestHolder = async (pool: pg.Pool): Promise<string> => {
  const { rows } = await pool.query<{ name: string; pid: number; since: Date }>(
    `SELECT coalesce(nullif(application_name, ''), usename) AS name, pid, xact_start AS since FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
       AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'relation' AND relation >= 16384)
     ORDER BY xact_start LIMIT 1`,
  )
  const [found] = rows
  if (!found) return 'others who use its tables'
  return `“${found.name}” (process ${found.pid}, in a transaction since ${found.since.toISOString()})`
}

/** What was not begun for want of a lock is begun again. */
const insist = async (pool: pg.Pool, script: string, say: Say): Promise<void> => {
  let said = false
  for (const since = Date.now(); ; await pause(rest)) {
    try {
      return void (await pool.query(script))
    } catch (error) {
      if (errorCode(error) !== lockNotAvailable || Date.now() - since > patience) throw error
      if (!said) say(`waits for ${await longestHolder(pool)}`)
      said = true
    }
  }
}

/**
 * Prisma's adapter sends a script statement by statement, cut at each semicolon, also inside a function's body.
 * In one piece the server cuts it itself and runs it as one transaction: a migration that fails leaves nothing.
 */
const executeWhole = async (pool: pg.Pool, script: string, say: Say): Promise<void> => {
  try {
    await insist(pool, script, say)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    const { code = '', severity = '', message, detail, column, hint } = error
    throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint })
  }
}

const charOid = 18
const textOid = 25

/**
 * Prisma's adapter refuses "char", a type of the catalogue that the engine reads foreign keys with: call it text, and
 * remember which columns of the last answer it was.
 */
const watchCharColumns = (pool: pg.Pool): (() => ReadonlySet<number>) => {
  let columns: ReadonlySet<number> = new Set()
  pool.on('connect', (client) =>
    client.connection.on('rowDescription', ({ fields }: { fields: pg.FieldDef[] }) => {
      columns = new Set(fields.flatMap((field, index) => (field.dataTypeID === charOid ? [index] : [])))
      for (const field of fields) if (field.dataTypeID === charOid) field.dataTypeID = textOid
    }),
  )
  return () => columns
}

/** Prisma's adapter, corrected for what the schema engine needs; for a pool of one connection. */
export const migrationAdapter = (pool: pg.Pool, say: Say): SqlMigrationAwareDriverAdapterFactory => {
  const charColumns = watchCharColumns(pool)
  const factory = new PrismaPg(pool)
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await factory.connect()
    const ask = adapter.queryRaw.bind(adapter)
    const queryRaw = async (query: SqlQuery): ReturnType<typeof ask> => {
      const result = await ask(query)
      const columnTypes = result.columnTypes.map((type, index) =>
        charColumns().has(index) ? ColumnTypeEnum.Character : type,
      )
      return { ...result, columnTypes }
    }
    return Object.assign(adapter, { queryRaw, executeScript: (script: string) => executeWhole(pool, script, say) })
  }
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect,
    connectToShadowDb: () => Promise.reject(new Error('Differences are taken in a database made for it.')),
  }
}
