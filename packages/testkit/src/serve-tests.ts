import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { connect, migrate, startEmbeddedPostgres } from '@ama/database'
import { createLogger } from '@ama/kernel'
import { templateName } from './template-name.ts'

// The servers of one test run, in a process of its own that ends with the run however it ends, also killed: then its
// standard input ends. Says where things are in one line, and cleans up behind the tests.

const folder = mkdtempSync(path.join(os.tmpdir(), 'hub-tests-'))

const makeTemplate = async (serverUrl: string): Promise<void> => {
  const admin = connect(serverUrl, { max: 1 })
  await admin.pool.query(`CREATE DATABASE ${templateName}`)
  await admin.close()
  const template = new URL(serverUrl)
  template.pathname = templateName
  await migrate(template.href)
}

/** Servers that interrupted tests left in the run's folder. */
const killLeftovers = (): void => {
  for (const file of globSync('**/*.pid', { cwd: folder })) {
    const pid = Number(readFileSync(path.join(folder, file), 'utf8').split('\n')[0])
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended in the meantime.
    }
  }
}

const clean = (): void => {
  killLeftovers()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

const server = await startEmbeddedPostgres({ dataDir: folder, log: createLogger('warn'), durable: false }).catch(
  (error: unknown) => {
    clean()
    throw error
  },
)
const stop = (): Promise<void> => server.stop().finally(clean)

/** Milliseconds that the workers of an interrupted run may still write. */
const afterwards = 2000

const serve = (): void => {
  let announced = false
  process.stdin.once('data', () => (announced = true))
  process.stdin.once('end', () => setTimeout(() => void stop(), announced ? 0 : afterwards))
}

try {
  await makeTemplate(server.url)
  serve()
  process.stdout.write(`${JSON.stringify({ folder, serverUrl: server.url })}\n`)
} catch (error) {
  await stop()
  throw error
}
