import type { Stream } from '@ama/bus'
import type { Database } from '@ama/database'

export interface Health {
  /** False while the database is gone: then nobody can even be recognised. */
  knowsMembers(): boolean
  /** False while the database or the bus is gone. */
  available(): boolean
  /** Looks now, for /readyz. */
  check(): Promise<{ database: boolean; bus: boolean }>
  stop(): void
}

const patience = 2_000

/** A connection that gives no answer is thrown away: looking again and again must not use them all up. */
const question = { text: 'SELECT 1', query_timeout: patience }

const answers = async ({ pool }: Database): Promise<boolean> => {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), patience).unref())
  const asked = pool.query(question).then(
    () => true,
    () => false,
  )
  return Promise.race([asked, late])
}

/** Watches what commands need, every second. */
export const watchHealth = (database: Database, stream: Stream): Health => {
  let databaseUp = true
  let [begun, counted] = [0, 0]
  const look = async (): Promise<void> => {
    const mine = (begun += 1)
    const up = await answers(database)
    // One that waited in vain says nothing any more when a later one was answered.
    if (mine < counted) return
    counted = mine
    databaseUp = up
  }
  const timer = setInterval(() => void look(), 1_000).unref()
  return {
    knowsMembers: () => databaseUp,
    available: () => databaseUp && stream.healthy(),
    check: async () => {
      await look()
      return { database: databaseUp, bus: stream.healthy() }
    },
    stop: () => clearInterval(timer),
  }
}
