import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

export interface TestRun {
  /** Temporary, removed after the run with whatever servers are left in it (they write a `*.pid` file there). */
  readonly folder: string
  readonly serverUrl: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testRun: TestRun
  }
}

const program = fileURLToPath(new URL('serve-tests.ts', import.meta.url))

/** One PostgreSQL for the whole run, in a temporary folder, gone afterwards whatever becomes of the tests. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  // Detached: the terminal's Ctrl-C ends the tests, then the servers.
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'], detached: true })
  const exit = once(child, 'exit')
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    exit.then(() => Promise.reject(new Error('The PostgreSQL of the tests did not start'))),
  ])
  project.provide('testRun', JSON.parse(String(line)))
  return async () => {
    child.stdin.end('the tests are over')
    await exit
  }
}
