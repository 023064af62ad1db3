import { setTimeout as sleep } from 'node:timers/promises'

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It exists, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const signal = (pid: number, name: NodeJS.Signals) => {
  try {
    process.kill(pid, name)
  } catch {
    // Gone already.
  }
}

/** Asks a process to end, insists after five seconds, and waits until it is gone. */
export const endProcess = async (pid: number): Promise<void> => {
  signal(pid, 'SIGTERM')
  for (let waited = 0; isAlive(pid) && waited < 5_000; waited += 20) await sleep(20)
  signal(pid, 'SIGKILL')
  while (isAlive(pid)) await sleep(20)
}
