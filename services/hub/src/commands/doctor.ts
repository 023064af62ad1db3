import { statfs } from 'node:fs/promises'
import { busReport, openLogStream, openNatsStream, rememberedNatsUrl } from '@ama/bus'
import type { Configuration, Logger } from '@ama/kernel'
import { areas } from '../areas.ts'
import { openDatabase } from '../open-database.ts'
import type { Steps } from '../steps.ts'

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`

const describeDatabase = async (pool: { query(sql: string): Promise<{ rows: Record<string, unknown>[] }> }) => {
  const { rows } = await pool.query(
    "SELECT split_part(version(), ' ', 2) AS version, pg_database_size(current_database()) AS bytes",
  )
  return `PostgreSQL ${String(rows[0]?.['version'])}, ${gigabytes(Number(rows[0]?.['bytes']))}`
}

/** What an operator looks at first. Gives the lines to print; `healthy` is false when something needs a hand. */
export const doctor = async (configuration: Configuration, log: Logger, step: Steps) => {
  const { database, close } = await openDatabase(configuration, log, step)
  try {
    const natsUrl = configuration.natsUrl ?? (await rememberedNatsUrl(configuration.dataDir))
    const stream = natsUrl
      ? await openNatsStream({ url: natsUrl, database, log })
      : await openLogStream({ database, log })
    const report = await busReport(
      database,
      stream,
      areas.flatMap((area) => area.reactions),
    )
    await stream.close()
    const disk = await statfs(configuration.dataDir).catch(() => null)
    const lines = [
      `database      ${await describeDatabase(database.pool)}`,
      `stream        ${report.stream.kind === 'nats' ? 'NATS JetStream' : 'log in PostgreSQL'}, ${report.stream.healthy ? 'healthy' : 'NOT REACHED'}`,
      `relay         ${report.relay.rows} events behind, oldest ${report.relay.seconds.toFixed(1)} s`,
      ...report.reactions.map(
        (reaction) =>
          `reaction      ${reaction.name}: ${reaction.lag} behind, ${reaction.retries} waiting to be tried again`,
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
