import { rmSync } from 'node:fs'
import path from 'node:path'
import { freePort, startNatsProcess } from './nats-process.ts'
import { testFolder } from './test-folder.ts'

export interface TestNatsServer {
  /** As JetStream names it: `nats-0`. */
  readonly name: string
  readonly port: number
  /** Starts it, or starts it again with what it kept. */
  start(): Promise<void>
  /** Ends it at once, as a power cut does; what it kept stays. */
  kill(): Promise<void>
}

export interface TestNatsCluster {
  /** All three, as in NATS_URL. */
  readonly url: string
  readonly servers: readonly TestNatsServer[]
  /** Ends them and removes what they kept. */
  stop(): Promise<void>
}

const names = ['nats-0', 'nats-1', 'nats-2']

/** Three nats-servers that know one another's address; the first `running` of them run. Needs `hasNats()`. */
export const testNatsCluster = async (running = names.length): Promise<TestNatsCluster> => {
  const folder = testFolder('nats-cluster')
  const places = await Promise.all(
    names.map(async (name) => ({ name, port: await freePort(), route: await freePort() })),
  )
  const routes = places.map(({ route }) => `nats://127.0.0.1:${route}`)

  const servers = places.map(({ name, port, route }): TestNatsServer => {
    const cluster = ['--cluster_name', 'test', '--cluster', `nats://127.0.0.1:${route}`, '--routes', routes.join()]
    let process: Awaited<ReturnType<typeof startNatsProcess>> | null = null
    return {
      name,
      port,
      start: async () => {
        if (process) await process.restart()
        else process = await startNatsProcess(port, path.join(folder, name), ['--server_name', name, ...cluster])
      },
      kill: async () => process?.end('SIGKILL'),
    }
  })

  await Promise.all(servers.slice(0, running).map((server) => server.start()))
  return {
    url: places.map(({ port }) => `nats://127.0.0.1:${port}`).join(),
    servers,
    stop: async () => {
      await Promise.all(servers.map((server) => server.kill()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
