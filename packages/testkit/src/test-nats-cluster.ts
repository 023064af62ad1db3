import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { freePort } from './free-port.ts'
import { startNatsProcess } from './nats-process.ts'
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

/** A configuration file for all of them, which takes what differs from the environment, as infra/nats/nats.conf does. */
interface Configured {
  readonly text: string
  /** Of the user "hub", and of the servers among themselves. */
  readonly password: string
}

/** The same file for a server that shares its address with the others. */
const writeConfiguration = ({ text }: Configured, folder: string, { name, route }: Place): string => {
  const file = path.join(folder, `${name}.conf`)
  writeFileSync(
    file,
    text.replace('0.0.0.0:6222', `127.0.0.1:${route}`).replace(/^ *(http|pid_file|store_dir):.*/gm, ''),
  )
  return file
}

interface Place {
  readonly name: string
  readonly port: number
  readonly route: number
}

/** Three nats-servers that know one another's address; the first `running` of them run. Needs `hasNats()`. */
export const testNatsCluster = async ({
  running = names.length,
  configured,
}: { running?: number; configured?: Configured } = {}): Promise<TestNatsCluster> => {
  const folder = testFolder('nats-cluster')
  const places = await Promise.all(
    names.map(async (name): Promise<Place> => ({ name, port: await freePort(), route: await freePort() })),
  )
  const who = (user: string): string => (configured ? `${user}:${configured.password}@` : '')
  const routes = places.map(({ route }) => `nats://${who('server')}127.0.0.1:${route}`)

  const startOne = (place: Place) => {
    const { name, port, route } = place
    const store = path.join(folder, name)
    if (configured) {
      const environment = { NATS_NAME: name, NATS_PASSWORD: configured.password, NATS_ROUTES: `[${routes.join()}]` }
      return startNatsProcess(port, store, ['-c', writeConfiguration(configured, folder, place)], environment)
    }
    const cluster = ['--cluster_name', 'test', '--cluster', `nats://127.0.0.1:${route}`, '--routes', routes.join()]
    return startNatsProcess(port, store, ['--server_name', name, ...cluster])
  }

  const servers = places.map((place): TestNatsServer => {
    let process: Awaited<ReturnType<typeof startNatsProcess>> | null = null
    return {
      name: place.name,
      port: place.port,
      start: async () => {
        if (process) await process.restart()
        else process = await startOne(place)
      },
      kill: async () => process?.end('SIGKILL'),
    }
  })

  await Promise.all(servers.slice(0, running).map((server) => server.start()))
  return {
    url: places.map(({ port }) => `nats://${who('hub')}127.0.0.1:${port}`).join(),
    servers,
    stop: async () => {
      await Promise.all(servers.map((server) => server.kill()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
