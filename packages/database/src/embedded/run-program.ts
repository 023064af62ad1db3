import { spawn } from 'node:child_process'
import type { Command } from './run-as.ts'

/** Runs a program to its end; what it said is in the error when it fails. */
export const runProgram = ({ program, args, identity }: Command, cwd: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { ...identity, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const listen = (text: Buffer): void => void (said += text.toString())
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program}: ${said.trim()}`))))
  })
