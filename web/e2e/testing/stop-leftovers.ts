import { glob, readFile } from 'node:fs/promises'

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A hub that was killed leaves its database running; the next one takes it over and doesn't end it. */
export const stopLeftovers = async (dataDir: string): Promise<void> => {
  for await (const file of glob(`${dataDir}/**/postmaster.pid`)) {
    const pid = Number((await readFile(file, 'utf8')).split('\n')[0])
    if (!Number.isInteger(pid) || !isRunning(pid)) continue
    process.kill(pid, 'SIGINT')
    for (let tries = 0; tries < 100 && isRunning(pid); tries++) await new Promise((done) => setTimeout(done, 50))
  }
}
