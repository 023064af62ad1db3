import { rmSync } from 'node:fs'
import { freePort } from './free-port.ts'
import { hasNats, startNatsProcess } from './nats-process.ts'
import { testFolder } from './test-folder.ts'

export interface TestNats {
  readonly url: string
  /** Ends the server and removes what it kept. */
  stop(): Promise<void>
  /** Ends it at once, as a power cut does; what it kept stays. */
  kill(): Promise<void>
  /** Starts it again on the same port with what it kept. */
  restart(): Promise<void>
}

/** A nats-server with JetStream of the test's own; null when none is on PATH. */
export const testNats = async (): Promise<TestNats | null> => {
  if (!hasNats()) return null
  const port = await freePort()
  const store = testFolder('nats')
  const server = await startNatsProcess(port, store)
  return {
    url: `nats://127.0.0.1:${port}`,
    kill: () => server.end('SIGKILL'),
    restart: () => server.restart(),
    stop: async () => {
      await server.end('SIGTERM')
      rmSync(store, { recursive: true, force: true })
    },
  }
}
