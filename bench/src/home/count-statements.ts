import fs from 'node:fs'
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** A line of PostgreSQL's log for each statement that it executed, and for no other thing. */
const executed = /^.*LOG: {2}(?:statement|execute [^:]*): /gm

/** How many statements stand between two marks of a log. */
export const countBetween = (log: string, begin: string, end: string): number => {
  const [from, to] = [log.indexOf(begin), log.lastIndexOf(end)]
  if (from < 0 || to < from) throw new Error('The log of PostgreSQL does not show the statements')
  return (log.slice(from, to).match(executed) ?? []).length - 1
}

export interface StatementCounter extends AsyncDisposable {
  /** How many statements the server executed while something was done, by whomever. */
  during(work: () => Promise<unknown>): Promise<number>
}

/** Lets PostgreSQL itself write down every statement, for a while. Costs time: not while anything is measured. */
export const countStatements = async (databaseUrl: string, logFile: string): Promise<StatementCounter> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const set = async (sql: string): Promise<void> => {
    await client.query(sql)
    await client.query('SELECT pg_reload_conf()')
    await pause(300)
  }
  await set("ALTER SYSTEM SET log_statement = 'all'")
  return {
    during: async (work) => {
      const [begin, end] = [randomUUID(), randomUUID()]
      const before = fs.statSync(logFile).size
      await client.query(`SELECT '${begin}'`)
      await work()
      await client.query(`SELECT '${end}'`)
      const log = fs.readFileSync(logFile).subarray(before).toString()
      return countBetween(log, begin, end)
    },
    [Symbol.asyncDispose]: async () => {
      await set('ALTER SYSTEM RESET log_statement')
      await client.end()
    },
  }
}
