import { silentAtMost, statementName } from '@ama/database'
import type { Logger } from '@ama/kernel'
import pg from 'pg'
import { growingDelay, makeBell, pause } from './waiting.ts'

const heartbeatEvery = 2_000
/** Whose heart is not heard for so long, the server ends: what it held is free for others, though nobody hung up. */
const heartSilentAtMost = 6_000
/** Milliseconds in which the server answers a question, or is taken for gone. */
const answerWithin = 10_000

/** One connection while it lives. What it holds (advisory locks, LISTEN) is gone when another session has taken its place. */
export interface PostgresSession {
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>
}

export interface KeptPostgres {
  /** null while the database can't be reached. Compare by identity: a new session holds no lock of the old one. */
  session(): PostgresSession | null
  /** Resolves when there has been a session, or after `within` milliseconds. */
  opened(within: number): Promise<void>
  close(): Promise<void>
}

const openClient = async (url: string, name: string, setUp: readonly string[]): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    stream: silentAtMost(answerWithin),
  })
  // The 'end' that follows an error is what counts; without a listener the process would die.
  client.on('error', () => undefined)
  try {
    await client.connect()
    for (const sql of [`SET idle_session_timeout = ${heartSilentAtMost}`, ...setUp]) await client.query(sql)
    return client
  } catch (error) {
    void client.end().catch(() => undefined)
    throw error
  }
}

/** By a callback: with pg's own promise, all that queries leave behind is a chain again (see silentAtMost). */
const rowsOf = <Row extends pg.QueryResultRow>(client: pg.Client, sql: string, values?: unknown[]): Promise<Row[]> =>
  new Promise((resolve, reject) => {
    client.query<Row>({ name: statementName(sql), text: sql, ...(values && { values }) }, (error, result) => {
      if (error) reject(error)
      else resolve(result.rows)
    })
  })

const sessionOf = (client: pg.Client): PostgresSession => {
  let before: Promise<unknown> = Promise.resolve()
  let lost = false
  const ask = async <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => {
    try {
      return await rowsOf<Row>(client, sql, values)
    } catch (error) {
      // Not an answer of the server but silence or a broken line: start afresh.
      if (!(error instanceof pg.DatabaseError) && !lost) {
        lost = true
        void client.end().catch(() => undefined)
      }
      throw error
    }
  }
  return {
    // Several may share a session: one question at a time.
    query: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => {
      const answer = before.then(() => ask<Row>(sql, values))
      before = answer.catch(() => undefined)
      return answer
    },
  }
}

/**
 * Keeps one connection to the database for as long as the hub runs, opening another whenever it is lost.
 * `setUp` runs on each new connection; `onSession` and `onNotification` tell its user to look again.
 */
export const keepPostgresSession = (options: {
  url: string
  name: string
  log: Logger
  setUp?: readonly string[]
  onSession?: () => void
  onNotification?: () => void
}): KeptPostgres => {
  const stopping = new AbortController()
  const connected = makeBell()
  let session: PostgresSession | null = null
  let client: pg.Client | null = null

  const live = async (opened: pg.Client) => {
    const current = sessionOf(opened)
    client = opened
    session = current
    const ended = new Promise<void>((resolve) => opened.once('end', resolve))
    if (options.onNotification) opened.on('notification', options.onNotification)
    // A line that went silent is noticed: who only listens would wait on it for ever.
    const heartbeat = setInterval(() => void current.query('SELECT 1').catch(() => undefined), heartbeatEvery)
    connected.ring()
    options.onSession?.()
    await ended
    clearInterval(heartbeat)
    session = null
    client = null
  }

  const keep = async () => {
    const delay = growingDelay(100, 2_000)
    while (!stopping.signal.aborted) {
      try {
        const opened = await openClient(options.url, options.name, options.setUp ?? [])
        if (stopping.signal.aborted) return await opened.end()
        delay.reset()
        await live(opened)
        if (!stopping.signal.aborted) options.log.warn({ connection: options.name }, 'database connection lost')
      } catch (error) {
        options.log.debug({ connection: options.name, err: error }, 'database not reached')
      }
      await pause(delay.next(), stopping.signal)
    }
  }

  const kept = keep()
  return {
    session: () => session,
    opened: (within) => connected.wait(within, stopping.signal),
    close: async () => {
      stopping.abort()
      await client?.end().catch(() => undefined)
      await kept
    },
  }
}
