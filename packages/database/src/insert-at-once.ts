import { errorOf } from '@ama/kernel'
import pg from 'pg'
import { gathered } from './gathered.ts'
import { isDatabaseUnavailable } from './is-database-unavailable.ts'
import { statementName } from './statement-name.ts'

/** New rows of one table, by column; each has the columns of the first. */
export interface NewRows {
  readonly table: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** New rows of several tables, all or none. */
export interface Insertion {
  /** Nothing is written when this row is there; another transaction that writes it at this moment is waited for. */
  readonly once: NewRows | null
  readonly into: readonly NewRows[]
}

/** PostgreSQL's code for a row whose key is there already. */
const keyTaken = '23505'

/**
 * Insertions of one shape in one statement: each number is a plan that a connection keeps. Those that wait are not written
 * all by the next, or they would all be answered, and come again, at the same time.
 */
const most = 8

const partsOf = ({ once, into }: Insertion): readonly NewRows[] => (once ? [once, ...into] : into)

/** Insertions of the same shape differ in their values alone. */
const shapeOf = (insertion: Insertion): string =>
  partsOf(insertion)
    .map(({ table, rows }) => `${table} ${rows.length} (${Object.keys(rows[0] ?? {}).join(', ')})`)
    .join()

/** By parameters: the columns say of what types they are. */
const insert = ({ table, rows }: NewRows, values: unknown[]): string => {
  const columns = Object.keys(rows[0] ?? {})
  const row = (each: NewRows['rows'][number]) => columns.map((column) => `$${values.push(each[column])}`).join(', ')
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map((each) => `(${row(each)})`).join(', ')}`
}

/** Insertions of one shape, by one statement: all or none. */
const insertAll = async (pool: pg.Pool, insertions: readonly Insertion[]): Promise<void> => {
  const values: unknown[] = []
  const parts = insertions.map(partsOf)
  const merged = (parts[0] ?? []).map(({ table }, nth) => ({
    table,
    rows: parts.flatMap((part) => part[nth]?.rows ?? []),
  }))
  const text = `WITH ${merged.map((part, nth) => `into_${nth} AS (${insert(part, values)})`).join(', ')} SELECT`
  await pool.query({ name: statementName(text), text, values })
}

const insertAlone = async (pool: pg.Pool, insertion: Insertion): Promise<boolean> => {
  const { once } = insertion
  try {
    await insertAll(pool, [insertion])
    return true
  } catch (error) {
    const isThere = once && error instanceof pg.DatabaseError && error.code === keyTaken && error.table === once.table
    if (isThere) return false
    throw error
  }
}

/** When PostgreSQL refuses them together, each alone, so that only what is at fault fails. */
const insertTogether = async (
  pool: pg.Pool,
  insertions: readonly Insertion[],
): Promise<readonly (boolean | Error)[]> => {
  if (insertions.length > 1) {
    try {
      await insertAll(pool, insertions)
      return insertions.map(() => true)
    } catch (error) {
      // Lost on its way, it may have been done.
      if (!(error instanceof pg.DatabaseError) || isDatabaseUnavailable(error)) throw error
    }
  }
  return Promise.all(insertions.map((each) => insertAlone(pool, each).catch(errorOf)))
}

/**
 * Inserts rows into several tables by one statement: all or none, in one round trip; false when the row of `once` is
 * there already. What others insert at the same time is written by the same statement, where it has the same shape.
 */
export const createInsertAtOnce = (pool: pg.Pool): ((insertion: Insertion) => Promise<boolean>) => {
  const byShape = new Map<string, (insertion: Insertion) => Promise<boolean>>()
  return (insertion) => {
    const shape = shapeOf(insertion)
    const insertAlike = byShape.get(shape) ?? gathered<Insertion, boolean>((alike) => insertTogether(pool, alike), most)
    byShape.set(shape, insertAlike)
    return insertAlike(insertion)
  }
}
