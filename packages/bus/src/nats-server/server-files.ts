import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { newId } from '@ama/kernel'
import { z } from 'zod'

const identity = z.object({
  /** Tells this folder's server from any other that may have taken the port. */
  name: z.string(),
  port: z.number().int(),
  token: z.string(),
  /** The process that looks after the server. */
  owner: z.number().int(),
})

export type ServerIdentity = z.infer<typeof identity>

/** Where the server of a data folder keeps what it has. */
export interface ServerFiles {
  readonly folder: string
  readonly identity: string
  readonly configuration: string
  readonly pid: string
}

export const serverFiles = async (dataDir: string): Promise<ServerFiles> => {
  const folder = path.join(dataDir, 'nats')
  await mkdir(folder, { recursive: true })
  return {
    folder,
    identity: path.join(folder, 'server.json'),
    configuration: path.join(folder, 'nats.conf'),
    pid: path.join(folder, 'nats-server.pid'),
  }
}

export const readIdentity = async (files: ServerFiles): Promise<ServerIdentity | null> => {
  try {
    return identity.parse(JSON.parse(await readFile(files.identity, 'utf8')))
  } catch {
    return null
  }
}

export const readPid = async (files: ServerFiles): Promise<number | null> => {
  const pid = Number.parseInt(await readFile(files.pid, 'utf8').catch(() => ''), 10)
  return Number.isInteger(pid) && pid > 1 ? pid : null
}

export const forgetPid = (files: ServerFiles): Promise<void> => rm(files.pid, { force: true })

const listens = (port: number): Promise<number | null> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })

/** The identity of before, on its port when that is still free, under the care of this process. */
export const takeIdentity = async (before: ServerIdentity | null): Promise<ServerIdentity> => ({
  name: before?.name ?? `ama-hub-${newId()}`,
  token: before?.token ?? randomBytes(24).toString('base64url'),
  port: (before && (await listens(before.port))) ?? (await listens(0)) ?? 0,
  owner: process.pid,
})

/** Writes identity and configuration, readable by their owner alone: they hold the token. */
export const writeServerFiles = async (files: ServerFiles, server: ServerIdentity): Promise<void> => {
  const setting = (value: string) => JSON.stringify(value)
  const configuration = [
    `server_name: ${setting(server.name)}`,
    `listen: "127.0.0.1:${server.port}"`,
    `authorization { token: ${setting(server.token)} }`,
    `pid_file: ${setting(files.pid)}`,
    `log_file: ${setting(path.join(files.folder, 'nats-server.log'))}`,
    'logfile_size_limit: 1000000',
    `jetstream { store_dir: ${setting(files.folder)} }`,
  ]
  await writeFile(files.configuration, `${configuration.join('\n')}\n`, { mode: 0o600 })
  await writeFile(files.identity, `${JSON.stringify(server)}\n`, { mode: 0o600 })
}

export const urlOf = (server: ServerIdentity): string => `nats://${server.token}@127.0.0.1:${server.port}`
