import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, test } from 'vitest'

const childModule = path.join(import.meta.dirname, 'child.mjs')

/** A command like ours: runs a program through child.mjs and ends with its exit code. */
const command = (call: string): ChildProcess =>
  spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { runHere, runQuietly, askedToEnd } from ${JSON.stringify(childModule)}\n${call}`,
  ])

const outputOf = (child: ChildProcess): (() => string) => {
  let output = ''
  child.stdout?.on('data', (text: Buffer) => (output += text))
  return () => output
}

const drains = `process.once('SIGTERM', () => setTimeout(() => { console.log('drained'); process.exit(0) }, 50)); setInterval(() => {}, 1000); console.log('ready')`

test('a signal sent to the command alone reaches the program, which ends in its own way', async () => {
  const running = command(`process.exitCode = await runHere(process.execPath, ['--eval', ${JSON.stringify(drains)}])`)
  const output = outputOf(running)
  await expect.poll(output).toContain('ready')
  running.kill('SIGTERM')
  expect(await once(running, 'exit')).toEqual([0, null])
  expect(output()).toContain('drained')
})

test('the exit code of the program is the exit code of the command', async () => {
  const running = command(`process.exitCode = await runHere(process.execPath, ['--eval', 'process.exit(7)'])`)
  expect(await once(running, 'exit')).toEqual([7, null])
})

test('a program that a signal killed gives the exit code that a shell would', async () => {
  const running = command(`process.exitCode = await runHere('sh', ['-c', 'kill -9 $$'])`)
  expect(await once(running, 'exit')).toEqual([137, null])
})

test('an interrupted quiet program ends with everything that it started', async () => {
  const running = command(
    `await runQuietly('sh', ['-c', 'sleep 60 & echo ready; wait'], { onOutput: (text) => process.stdout.write(text) })
     console.log('ended by', askedToEnd())`,
  )
  const output = outputOf(running)
  await expect.poll(output).toContain('ready')
  running.kill('SIGINT')
  await once(running, 'exit')
  expect(output()).toContain('ended by SIGINT')
})

test('a command that does not exist is answered with those that do', () => {
  const { status, stderr } = spawnSync(process.execPath, [path.join(import.meta.dirname, '../run.mjs'), 'strat'])
  expect(status).toBe(1)
  expect(String(stderr)).toMatch(/^No such command: strat\. There are: start, build, hub, /)
})
