import { spawn } from 'node:child_process'
import fs from 'node:fs'

export interface Program {
  readonly pid: number
  /** What it has printed so far. */
  output(): string
  /** True once it has ended, whatever ended it. */
  hasEnded(): boolean
  /** Resolves with its exit code; null: a signal ended it. */
  readonly ended: Promise<number | null>
  /** Resolves when it has printed the text; rejects when it ends first, or hasn't within so many milliseconds. */
  prints(text: string, within: number): Promise<void>
  /** Sends a signal that ends it, and resolves when it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

const settingsOfOthers = /^(HUB_|OIDC_|DATABASE_URL|NATS_URL|SMTP_URL|MAIL_FROM)/

/** Starts a program as an operator would: with these settings only. What it prints goes to the file too. */
export const startProgram = (options: {
  readonly program: string
  readonly args: readonly string[]
  readonly settings?: Readonly<Record<string, string>>
  readonly logFile: string
}): Program => {
  const inherited = Object.entries(process.env).filter(([name]) => !settingsOfOthers.test(name))
  const child = spawn(options.program, [...options.args], {
    env: { ...Object.fromEntries(inherited), ...options.settings },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C reaches the suite alone, which ends them in their order.
    detached: true,
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  let printed = ''
  let look = (): void => {}
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      fs.appendFileSync(options.logFile, text)
      look()
    })
  }
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null
  return {
    pid: child.pid ?? 0,
    output: () => printed,
    hasEnded,
    ended,
    prints: (text, within) =>
      new Promise((resolve, reject) => {
        const refuse = (how: string) => reject(new Error(`${options.args.join(' ')} ${how} “${text}”:\n${printed}`))
        const late = setTimeout(() => refuse('has not printed'), within)
        look = () => {
          if (!printed.includes(text)) return
          clearTimeout(late)
          resolve()
        }
        look()
        ended.then(() => refuse('ended before'), reject).finally(() => clearTimeout(late))
      }),
    end: async (signal) => {
      if (!hasEnded()) child.kill(signal)
      await ended
    },
  }
}
