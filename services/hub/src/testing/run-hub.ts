import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'

const main = path.resolve(import.meta.dirname, '../main.ts')

export interface RunningProgram {
  readonly child: ChildProcess
  /** All that it has printed so far. */
  output(): string
  /** Resolves when the text has been printed; rejects when the program ends first. */
  prints(text: string): Promise<void>
  /** Resolves with the exit code. */
  readonly exited: Promise<number | null>
  kill(signal?: NodeJS.Signals): Promise<number | null>
}

/** Runs the hub's program as an operator would: a process of its own, with these settings only. */
export const runHub = (args: readonly string[], settings: Record<string, string>): RunningProgram => {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(HUB_|OIDC_|DATABASE_URL|NATS_URL|SMTP_URL)/.test(name),
  )
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...Object.fromEntries(kept), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const listeners = new Set<() => void>()
  const hear = (chunk: Buffer) => {
    printed += chunk.toString()
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  return {
    child,
    output: () => printed,
    exited,
    prints: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!printed.includes(text)) return
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
        look()
        void exited.then((code) => reject(new Error(`ended with ${code} before it printed “${text}”:\n${printed}`)))
      }),
    kill: (signal = 'SIGTERM') => {
      child.kill(signal)
      return exited
    },
  }
}
