import { statfs } from 'node:fs/promises'
import { busReport, type BusReport, NatsProblem } from '@ama/bus'
import type { Configuration, Logger } from '@ama/kernel'
import { areas } from '../areas.ts'
import { openDatabase } from '../open-database.ts'
import { openStream } from '../open-stream.ts'
import type { Steps } from '../steps.ts'

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`

const describeDatabase = async (pool: { query(sql: string): Promise<{ rows: Record<string, unknown>[] }> }) => {
  const { rows } = await pool.query(
    "SELECT split_part(version(), ' ', 2) AS version, pg_database_size(current_database()) AS bytes",
  )
  return `PostgreSQL ${String(rows[0]?.['version'])}, ${gigabytes(Number(rows[0]?.['bytes']))}`
}

const describeRelay = ({ led, unplaced, unpublished, oldestSeconds, head }: BusReport['relay']): string => {
  const behind = unplaced + unpublished
  const backlog =
    behind === 0 ? 'nothing waits' : `${behind} events wait, the oldest for ${(oldestSeconds ?? 0).toFixed(1)} s`
  return `relay         ${led ? 'running' : 'NOT RUNNING'}, ${backlog}, position ${head}`
}

/** A NATS that is not there is part of the report, not its end. */
const openOrTell = async (...parts: Parameters<typeof openStream>) => {
  try {
    return { ...(await openStream(...parts)), problem: null }
  } catch (error) {
    if (!(error instanceof NatsProblem)) throw error
    return { stream: { kind: 'nats', healthy: () => false } as const, problem: error.message, close: async () => {} }
  }
}

const describeStream = ({ kind, healthy }: BusReport['stream'], problem: string | null) =>
  `stream        ${problem ?? `${kind === 'nats' ? 'NATS JetStream' : 'log in PostgreSQL'}, ${healthy ? 'healthy' : 'NOT REACHED'}`}`

/** What an operator looks at first. Gives the lines to print; `healthy` is false when something needs a hand. */
export const doctor = async (configuration: Configuration, log: Logger, step: Steps) => {
  const { database, close } = await openDatabase(configuration, log, step)
  try {
    const { stream, problem, close: closeStream } = await openOrTell(configuration, database, log, step)
    const report = await busReport(
      database,
      stream,
      areas.flatMap((area) => area.reactions),
    ).finally(closeStream)
    const disk = await statfs(configuration.dataDir).catch(() => null)
    const lines = [
      `database      ${await describeDatabase(database.pool)}`,
      describeStream(report.stream, problem),
      describeRelay(report.relay),
      ...report.reactions.map(
        (reaction) =>
          `reaction      ${reaction.name}: ${reaction.lag} behind, ${reaction.waiting} waiting to be tried again`,
      ),
      `dead letters  ${report.deadLetters.length}`,
      ...report.deadLetters.map(
        (letter) =>
          `              ${letter.id}  ${letter.reaction}  ${letter.type}  ${letter.attempts} attempts, ${letter.diedAt.toISOString()}: ${letter.reason}`,
      ),
      `disk          ${disk ? `${gigabytes(disk.bavail * disk.bsize)} free` : 'no data folder here'}`,
    ]
    return { lines, healthy: report.stream.healthy && report.deadLetters.length === 0 }
  } finally {
    await close()
  }
}
