import { gathered, isDatabaseUnavailable, statementName, type Database } from '@ama/database'
import { errorOf } from '@ama/kernel'
import pg from 'pg'
import { wakeRelay } from '../relay/wake-relay.ts'
import { placedColumns, toEnvelope, type PlacedRow } from './to-envelope.ts'

type Row = Readonly<Record<string, unknown>>

/** New rows of one table, by column; each has the columns of the first. */
export interface NewRows {
  readonly table: string
  readonly rows: readonly Row[]
}

/** New rows of several tables, and what is told of them: all or none. */
export interface Insertion {
  /** Nothing is written when this row is there; another transaction that writes it at this moment is waited for. */
  readonly once: NewRows | null
  readonly into: readonly NewRows[]
  /** Rows of event_log (`eventRows`), in this order; one at least. */
  readonly events: readonly Row[]
}

/** PostgreSQL's code for a row whose key is there already. */
const keyTaken = '23505'

/**
 * Insertions of one shape in one statement: each number is a plan that a connection keeps. Those that wait are not written
 * all by the next, or they would all be answered, and come again, at the same time.
 */
const most = 8

const tablesOf = ({ once, into }: Insertion): readonly NewRows[] => (once ? [once, ...into] : into)

const eventsOf = ({ events }: Insertion): NewRows => ({ table: 'event_log', rows: events })

const partsOf = (insertion: Insertion): readonly NewRows[] => [...tablesOf(insertion), eventsOf(insertion)]

/** Insertions of the same shape differ in their values alone. */
const shapeOf = (insertion: Insertion): string =>
  partsOf(insertion)
    .map(({ table, rows }) => `${table} ${rows.length} (${Object.keys(rows[0] ?? {}).join(', ')})`)
    .join()

/**
 * The next places of the log for so many events, when nobody else is giving places and no event waits for one. Held until
 * the statement is committed, so whoever gets later places is seen later; what committed before stands before.
 */
const takePlaces = (events: number): string => `
  UPDATE log_head SET position = position + ${events}
  FROM (SELECT log_id FROM log_head WHERE NOT EXISTS (SELECT FROM event_log WHERE position IS NULL)
        FOR UPDATE SKIP LOCKED) AS free
  WHERE log_head.log_id = free.log_id RETURNING position - ${events} AS before`

const columnsOf = ({ rows: [first] }: NewRows): string[] => Object.keys(first ?? {})

const insert = (table: string, columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map((row) => `(${row.join(', ')})`).join(', ')}`

/** For so many insertions of a shape. By parameters: the columns say of what types they are. */
const statementFor = (insertion: Insertion, count: number): { name: string; text: string } => {
  let values = 0
  const parametersOf = (part: NewRows) =>
    Array.from({ length: part.rows.length * count }, () => columnsOf(part).map(() => `$${(values += 1)}`))
  const tables = tablesOf(insertion).map(
    (part, nth) => `into_${nth} AS (${insert(part.table, columnsOf(part), parametersOf(part))})`,
  )
  const events = eventsOf(insertion)
  const placed = parametersOf(events).map((row, index) => [...row, `(SELECT before FROM places) + ${index + 1}`])
  const text = `
    WITH places AS (${takePlaces(placed.length)}), ${tables.map((table) => `${table}, `).join('')}
    told AS (${insert(events.table, [...columnsOf(events), 'position'], placed)} RETURNING *)
    SELECT ${placedColumns} FROM told WHERE position IS NOT NULL ORDER BY position`
  return { name: statementName(text), text }
}

/** In the order of the statement: table by table. */
const valuesOf = (insertions: readonly Insertion[]): unknown[] => {
  const alike = insertions.map(partsOf)
  return (alike[0] ?? []).flatMap((part, nth) => {
    const columns = columnsOf(part)
    return alike.flatMap((each) => each[nth]?.rows.flatMap((row) => columns.map((column) => row[column])))
  })
}

/** Inserts what has the shape of the first, together where it is asked for together. */
const inserterFor = (database: Database, first: Insertion): ((insertion: Insertion) => Promise<boolean>) => {
  const statements = new Map<number, ReturnType<typeof statementFor>>()

  /** All or none. */
  const insertAll = async (insertions: readonly Insertion[]): Promise<void> => {
    const statement = statements.get(insertions.length) ?? statementFor(first, insertions.length)
    statements.set(insertions.length, statement)
    const { rows } = await database.pool.query<PlacedRow>({ ...statement, values: valuesOf(insertions) })
    wakeRelay(database, rows.map(toEnvelope))
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

const inserters = new WeakMap<Database['pool'], Map<string, ReturnType<typeof inserterFor>>>()

/**
 * Inserts rows into several tables by one statement, and tells the relay: all or none, in one round trip; false when the
 * row of `once` is there already. What others insert at the same time is written by the same statement, where it has the
 * same shape. The events get their place in the log by it too, unless the relay must give it.
 */
export const insertAtOnce = (database: Database, insertion: Insertion): Promise<boolean> => {
  const byShape = inserters.get(database.pool) ?? new Map<string, ReturnType<typeof inserterFor>>()
  inserters.set(database.pool, byShape)
  const shape = shapeOf(insertion)
  const insert = byShape.get(shape) ?? inserterFor(database, insertion)
  byShape.set(shape, insert)
  return insert(insertion)
}
