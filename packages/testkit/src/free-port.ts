import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below those that systems give to outgoing connections (32,768 on Linux, 49,152 elsewhere). */
const [lowest, highest] = [10_000, 32_767]
const attempts = 100

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, () => server.close(() => resolve(true)))
  })

/**
 * A port of this machine that nobody listens on. It is not of those that the system gives away by itself: what is
 * started on it later, or started again, still finds it free.
 */
export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = randomInt(lowest, highest + 1)
    if (await isFree(port)) return port
  }
  throw new Error(`No free port in ${attempts} attempts`)
}
