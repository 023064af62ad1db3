import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { freePort } from './free-port.ts'
import { makeHubFolder, startHubProcess, type HubFolder, type HubProcess } from './hub.ts'
import { pin, type Place } from './machine/cores.ts'
import type { Watched } from './machine/cpu.ts'

const startNats = async (folder: string, port: number, place: Place): Promise<ChildProcess> => {
  const words = [...pin(place), 'nats-server', '-js', '-a', '127.0.0.1', '-p', String(port), '-sd', folder]
  const server = spawn(words[0] ?? '', words.slice(1), { stdio: 'pipe' })
  await new Promise<void>((resolve, reject) => {
    server.once('error', () => reject(new Error('This bench needs a nats-server on the PATH.')))
    server.once('close', (code) => reject(new Error(`nats-server ended with ${code}`)))
    server.stderr?.on('data', (text) => String(text).includes('Server is ready') && resolve())
  })
  return server
}

/** A hub whose relay and reactions are a process of their own, to which gateways are added. */
export interface Cluster extends AsyncDisposable {
  readonly folder: HubFolder
  readonly databaseUrl: string
  startGateway(place: Place): Promise<HubProcess>
  /** These gateways with the stores beside a load generator; relay and reactions too where `back` is asked for. */
  watched(gateways: readonly HubProcess[], load: number, back?: 'back'): Watched
}

/** One NATS, one PostgreSQL, one process with relay and reactions, all at one place; no gateway yet. */
export const startCluster = async (place: Place): Promise<Cluster> => {
  await using starting = new AsyncDisposableStack()
  const natsPort = await freePort()
  const folder = starting.use(makeHubFolder({ NATS_URL: `nats://127.0.0.1:${natsPort}` }))
  const nats = await startNats(path.join(folder.dataDir, 'nats'), natsPort, place)
  starting.defer(async () => {
    nats.kill()
    await once(nats, 'close')
  })
  const back = starting.use(await startHubProcess(folder, { roles: 'relay,reactions', place }))
  const started = starting.move()
  return {
    folder,
    databaseUrl: folder.databaseUrl(),
    startGateway: async (where) => started.use(await startHubProcess(folder, { roles: 'gateway', place: where })),
    watched: (gateways, load, also) => ({
      server: [...gateways, ...(also ? [back] : [])].map(({ pid }) => pid),
      database: folder.postmaster(),
      nats: nats.pid ?? null,
      load,
    }),
    [Symbol.asyncDispose]: () => started[Symbol.asyncDispose](),
  }
}
