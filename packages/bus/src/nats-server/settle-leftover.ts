import { readFile } from 'node:fs/promises'
import { endProcess, isAlive } from './end-process.ts'
import { readServerInfo } from './read-server-info.ts'
import { forgetPid, readIdentity, readPid, type ServerFiles, type ServerIdentity } from './server-files.ts'

/** True when the process is certainly the server of this folder: it says so itself, or its command line does. */
const isOurs = async (files: ServerFiles, server: ServerIdentity, pid: number): Promise<boolean> => {
  if ((await readServerInfo(server.port))?.server_name === server.name) return true
  // One that hangs says nothing. Where there is no /proc, it is left alone.
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return commandLine.split('\0').includes(files.configuration)
}

/**
 * Looks for a server that already runs on the folder. One whose hub still runs is returned, to be used beside it;
 * one whose hub was killed is ended, so that this hub can look after its own.
 */
export const settleLeftover = async (files: ServerFiles): Promise<ServerIdentity | null> => {
  const [server, pid] = [await readIdentity(files), await readPid(files)]
  if (server === null || pid === null || !isAlive(pid) || !(await isOurs(files, server, pid))) return null
  if (server.owner !== process.pid && isAlive(server.owner)) return server
  await endProcess(pid)
  await forgetPid(files)
  return null
}
