import { spawn } from 'node:child_process'
import { EmbeddedPostgresProblem } from './embedded-postgres-problem.ts'
import type { Command } from './run-as.ts'

/** Runs one of PostgreSQL's programs to its end; when it fails the error says in a sentence what it said. */
export const runProgram = ({ program, args, identity }: Command, cwd: string, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { ...identity, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const listen = (text: Buffer): void => void (said += text.toString())
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    const fail = (reason: string): void =>
      reject(new EmbeddedPostgresProblem(`PostgreSQL's ${name} failed in ${cwd}: ${reason}`))
    child.once('error', (error) => fail(error.message))
    child.once('close', (code) => {
      if (code === 0) return resolve()
      const lines = said.trim().split('\n')
      fail(lines.find((line) => /error|could not/i.test(line)) ?? lines.at(-1) ?? `code ${code}`)
    })
  })
