import pg from 'pg'
import type { Database } from './connect.ts'
import { statementName } from './statement-name.ts'

/** New rows of one table, by column; each has the columns of the first. */
export interface NewRows {
  readonly table: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** PostgreSQL's code for a row whose key is there already. */
const keyTaken = '23505'

/** By parameters: the columns say of what types they are. */
const insert = ({ table, rows }: NewRows, values: unknown[]): string => {
  const columns = Object.keys(rows[0] ?? {})
  const row = (each: NewRows['rows'][number]) => columns.map((column) => `$${values.push(each[column])}`).join(', ')
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map((each) => `(${row(each)})`).join(', ')}`
}

/**
 * Inserts rows into several tables by one statement: all or none, in one round trip. With `once`, nothing is written
 * when its row is there already (another transaction that writes it at this moment is waited for), and the answer is
 * false.
 */
export const insertAtOnce = async (
  { pool }: Database,
  { once, into }: { once: NewRows | null; into: readonly NewRows[] },
): Promise<boolean> => {
  const values: unknown[] = []
  const inserts = [...(once ? [once] : []), ...into].map((rows, nth) => `into_${nth} AS (${insert(rows, values)})`)
  const text = `WITH ${inserts.join(', ')} SELECT`
  try {
    await pool.query({ name: statementName(text), text, values })
    return true
  } catch (error) {
    const isThere = once && error instanceof pg.DatabaseError && error.code === keyTaken && error.table === once.table
    if (isThere) return false
    throw error
  }
}
