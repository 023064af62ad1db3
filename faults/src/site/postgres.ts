import fs from 'node:fs'
import path from 'node:path'
import { startProgram } from './program.ts'

export interface Postgres {
  readonly url: string
  /** kill -9; gives how to let it be started again, which whoever looks after it would do at once. */
  kill(): () => void
  stop(): Promise<void>
}

/** PostgreSQL on a folder of its own, with a process that looks after it. */
export const startPostgres = async (folder: string, logFile: string): Promise<Postgres> => {
  const keeper = startProgram({
    program: process.execPath,
    args: [path.join(import.meta.dirname, 'serve-postgres.ts'), folder],
    logFile,
  })
  await keeper.prints('ready\n', 60_000)
  const [url = ''] = keeper.output().split('\n')
  const pidFile = path.join(folder, 'postgres/data/postmaster.pid')
  const readPid = (): number => Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0])
  return {
    url,
    kill: () => {
      // Its keeper waits as long as the fault lasts.
      process.kill(keeper.pid, 'SIGSTOP')
      process.kill(readPid(), 'SIGKILL')
      return () => void process.kill(keeper.pid, 'SIGCONT')
    },
    stop: async () => {
      process.kill(keeper.pid, 'SIGCONT')
      await keeper.end('SIGTERM')
    },
  }
}
