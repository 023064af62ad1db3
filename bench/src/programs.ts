import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { pin, type Place } from './machine/cores.ts'

const root = path.join(import.meta.dirname, '../..')

interface Options {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Which core it may run on; anywhere unless told. */
  readonly place?: Place
  /** For Node itself, before the program. */
  readonly flags?: readonly string[]
}

const start = (program: string, { args = [], env = {}, place = 'anywhere', flags = [] }: Options): ChildProcess => {
  const words = [...pin(place), process.execPath, ...flags, path.join(root, program), ...args]
  return spawn(words[0] ?? '', words.slice(1), {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
  })
}

const collect = (child: ChildProcess): (() => string) => {
  let said = ''
  for (const output of [child.stdout, child.stderr]) {
    output?.setEncoding('utf8').on('data', (text: string) => (said += text))
  }
  return () => said
}

/** Runs a TypeScript program of the repository to its end and gives what it printed. Throws what it complained of. */
export const runProgram = async (program: string, options: Options = {}): Promise<string> => {
  const child = start(program, options)
  const said = collect(child)
  let out = ''
  child.stdout?.on('data', (text: string) => (out += text))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said()}`)
  return out
}

export interface RunningProgram extends AsyncDisposable {
  readonly pid: number
  /** Sends a message and resolves with the program's next one; rejects when it ends instead. */
  ask(message: object): Promise<unknown>
  /** kill -9: no goodbye. */
  kill(): Promise<void>
}

/** Starts a TypeScript program of the repository and waits until it prints the given words; disposing ends it. */
export const startProgram = async (
  program: string,
  { until, ...options }: Options & { until: RegExp },
): Promise<RunningProgram> => {
  const child = start(program, options)
  const said = collect(child)
  const ended = new Promise<never>((_resolve, reject) => {
    child.once('close', (code) => reject(new Error(`${program} ended with ${code}: ${said()}`)))
  })
  // It may end when nobody waits for anything of it.
  ended.catch(() => {})
  const ready = new Promise<void>((resolve) => {
    const look = (): void => {
      if (until.test(said())) resolve()
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
  })
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const closed = once(child, 'close')
    child.kill(signal)
    await closed
  }
  const running: RunningProgram = {
    pid: child.pid ?? 0,
    ask: (message) => {
      const answer = once(child, 'message').then(([first]: unknown[]) => first)
      child.send(message)
      return Promise.race([answer, ended])
    },
    kill: () => end('SIGKILL'),
    [Symbol.asyncDispose]: () => end('SIGTERM'),
  }
  try {
    await Promise.race([ready, ended])
    return running
  } catch (error) {
    await running[Symbol.asyncDispose]()
    throw error
  }
}
