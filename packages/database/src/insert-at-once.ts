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

/** For so many insertions of a shape. By parameters: the columns say of what types they are. */
const statementFor = (parts: readonly NewRows[], count: number): { name: string; text: string } => {
  let values = 0
  const inserts = parts.map(({ table, rows }, nth) => {
    const columns = Object.keys(rows[0] ?? {})
    const row = () => `(${columns.map(() => `$${(values += 1)}`).join(', ')})`
    const all = Array.from({ length: rows.length * count }, row)
    return `into_${nth} AS (INSERT INTO ${table} (${columns.join(', ')}) VALUES ${all.join(', ')})`
  })
  const text = `WITH ${inserts.join(', ')} SELECT`
  return { name: statementName(text), text }
}

/** In the order of the statement: table by table. */
const valuesOf = (parts: readonly NewRows[], alike: readonly (readonly NewRows[])[]): unknown[] =>
  parts.flatMap(({ rows: [first] }, nth) => {
    const columns = Object.keys(first ?? {})
    return alike.flatMap((each) => each[nth]?.rows.flatMap((row) => columns.map((column) => row[column])))
  })

/** Inserts what has the shape of the first, together where it is asked for together. */
const inserterFor = (pool: pg.Pool, first: Insertion): ((insertion: Insertion) => Promise<boolean>) => {
  const parts = partsOf(first)
  const statements = new Map<number, ReturnType<typeof statementFor>>()

  /** All or none. */
  const insertAll = async (insertions: readonly Insertion[]): Promise<void> => {
    const statement = statements.get(insertions.length) ?? statementFor(parts, insertions.length)
    statements.set(insertions.length, statement)
    await pool.query({ ...statement, values: valuesOf(parts, insertions.map(partsOf)) })
  }

  const insertAlone = async (insertion: Insertion): Promise<boolean> => {
    const { once } = insertion
    try {
      await insertAll([insertion])
      return true
    } catch (error) {
      const isThere = once && error instanceof pg.DatabaseError && error.code === keyTaken && error.table === once.table
      if (isThere) return false
      throw error
    }
  }

  /** When PostgreSQL refuses them together, each alone, so that only what is at fault fails. */
  const insertTogether = async (insertions: readonly Insertion[]): Promise<readonly (boolean | Error)[]> => {
    if (insertions.length > 1) {
      try {
        await insertAll(insertions)
        return insertions.map(() => true)
      } catch (error) {
        // Lost on its way, it may have been done.
        if (!(error instanceof pg.DatabaseError) || isDatabaseUnavailable(error)) throw error
      }
    }
    return Promise.all(insertions.map((each) => insertAlone(each).catch(errorOf)))
  }

  return gathered(insertTogether, most)
}

/**
 * Inserts rows into several tables by one statement: all or none, in one round trip; false when the row of `once` is
 * there already. What others insert at the same time is written by the same statement, where it has the same shape.
 */
export const createInsertAtOnce = (pool: pg.Pool): ((insertion: Insertion) => Promise<boolean>) => {
  const byShape = new Map<string, (insertion: Insertion) => Promise<boolean>>()
  return (insertion) => {
    const shape = shapeOf(insertion)
    const insert = byShape.get(shape) ?? inserterFor(pool, insertion)
    byShape.set(shape, insert)
    return insert(insertion)
  }
}
