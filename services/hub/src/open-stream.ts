import { openLogStream, openNatsStream, startNatsServer, type Stream } from '@ama/bus'
import type { Database } from '@ama/database'
import type { Configuration, Logger } from '@ama/kernel'
import type { Steps } from './steps.ts'

export interface OpenStream {
  readonly stream: Stream
  close(): Promise<void>
}

/** NATS of NATS_URL, or nats-server found on PATH, or else the log in PostgreSQL. */
export const openStream = async (
  configuration: Configuration,
  database: Database,
  log: Logger,
  step: Steps,
): Promise<OpenStream> => {
  const { natsUrl, dataDir } = configuration
  const embedded = natsUrl
    ? null
    : await step(
        'Starting NATS',
        () => startNatsServer({ dataDir, log }),
        (server) => (server ? 'nats-server of this machine' : 'no nats-server here, events are read from PostgreSQL'),
      )
  const url = natsUrl ?? embedded?.url
  try {
    const stream = await step('Opening the event stream', () =>
      url ? openNatsStream({ url, database, log }) : openLogStream({ database, log }),
    )
    return {
      stream,
      close: async () => {
        await stream.close()
        await embedded?.stop()
      },
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}
