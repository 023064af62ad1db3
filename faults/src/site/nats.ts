import fs from 'node:fs'
import path from 'node:path'
import { jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { freePort } from '@ama/testkit'
import { type Program, startProgram } from './program.ts'

export interface Nats {
  readonly url: string
  /** kill -9; gives how to start it again with what it had. */
  kill(): Promise<() => Promise<void>>
  /** Fills the rest of what JetStream may keep on disk; gives how to free it. */
  fill(): Promise<() => Promise<void>>
  stop(): Promise<void>
}

/** Bytes that JetStream may keep. */
const quota = 64_000_000
const filler = { name: 'FILLER', subjects: ['filler'], storage: StorageType.File }

/** The smallest last: what is left then holds no event any more. */
const fillUp = async (connection: NatsConnection): Promise<void> => {
  const client = jetstream(connection)
  for (const size of [512_000, 64_000, 8_000, 1_000, 100, 1]) {
    const piece = new Uint8Array(size)
    const fits = () =>
      client.publish('filler', piece).then(
        () => true,
        () => false,
      )
    while (await fits());
  }
}

/** A nats-server with JetStream, with a quota, on a folder of its own. */
export const startNats = async (folder: string, logFile: string): Promise<Nats> => {
  const port = await freePort()
  const url = `nats://127.0.0.1:${port}`
  fs.mkdirSync(folder, { recursive: true })
  const configuration = path.join(folder, 'nats.conf')
  fs.writeFileSync(
    configuration,
    `listen: "127.0.0.1:${port}"\njetstream { store_dir: ${JSON.stringify(folder)}, max_file_store: ${quota} }\n`,
  )
  const start = async (): Promise<Program> => {
    const server = startProgram({ program: 'nats-server', args: ['--config', configuration], logFile })
    await server.prints('Server is ready', 30_000)
    return server
  }
  let server = await start()
  return {
    url,
    kill: async () => {
      await server.end('SIGKILL')
      return async () => void (server = await start())
    },
    fill: async () => {
      const connection = await connect({ servers: url })
      const manager = await jetstreamManager(connection)
      await manager.streams.add(filler)
      await fillUp(connection)
      return async () => {
        await manager.streams.delete(filler.name)
        await connection.close()
      }
    },
    stop: () => server.end('SIGTERM'),
  }
}
