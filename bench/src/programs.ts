import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const root = path.join(import.meta.dirname, '../..')

type Environment = Record<string, string>

const start = (program: string, args: readonly string[], env: Environment): ChildProcess =>
  spawn(process.execPath, [path.join(root, program), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })

const collect = (child: ChildProcess): { out: string; err: string } => {
  const said = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  return said
}

/** Runs a TypeScript program of the repository to its end and gives what it printed. Throws what it complained of. */
export const runProgram = async (
  program: string,
  { args = [], env = {}, input = '' }: { args?: readonly string[]; env?: Environment; input?: string } = {},
): Promise<string> => {
  const child = start(program, args, env)
  const said = collect(child)
  child.stdin?.end(input)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${said.err || said.out}`)
  return said.out
}

export interface RunningProgram extends AsyncDisposable {
  /** What it has printed so far. */
  output(): string
}

/** Starts a TypeScript program of the repository and waits until it prints the given words; disposing ends it. */
export const startProgram = async (
  program: string,
  { args = [], env = {}, until }: { args?: readonly string[]; env?: Environment; until: RegExp },
): Promise<RunningProgram> => {
  const child = start(program, args, env)
  const said = collect(child)
  const output = (): string => said.out + said.err
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (until.test(output())) resolve()
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    child.once('close', (code) => reject(new Error(`${program} ended with ${code}: ${output()}`)))
  })
  return {
    output,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'close')
    },
  }
}
