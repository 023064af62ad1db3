import type { Database } from './connect.ts'

/** New rows of one table, by column; each has the columns of the first. Values are what JSON can say of them. */
export interface NewRows {
  readonly table: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

const insert = ({ table, rows }: NewRows, from: string, parameter: number): string => {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${from}jsonb_populate_recordset(NULL::${table}, $${parameter}::jsonb)`
}

/**
 * Inserts rows into several tables by one statement: all or none, in one round trip. With `once`, nothing is written
 * when its row is there already (another transaction that writes it at this moment is waited for), and the answer is
 * false. `name` is the prepared statement's: the same name always comes with the same tables and columns.
 */
export const insertAtOnce = async (
  { pool }: Database,
  { name, once, into }: { name: string; once: NewRows | null; into: readonly NewRows[] },
): Promise<boolean> => {
  const first = once ? `${insert(once, '', 1)} ON CONFLICT DO NOTHING RETURNING 1` : 'SELECT 1'
  const others = into.map((rows, index) => `, into_${index} AS (${insert(rows, 'once, ', index + (once ? 2 : 1))})`)
  const { rows } = await pool.query<{ written: boolean }>({
    name: once ? `${name}, once` : name,
    text: `WITH once AS (${first})${others.join('')} SELECT EXISTS (SELECT FROM once) AS written`,
    values: [...(once ? [once] : []), ...into].map((each) => JSON.stringify(each.rows)),
  })
  return rows[0]?.written === true
}
