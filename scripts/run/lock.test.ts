import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { withLock } from './lock.mjs'

const lockModule = path.join(import.meta.dirname, 'lock.mjs')

/** A process that takes the lock, writes what it does to the diary, and works for a moment or (dying) for ever. */
const rival = (root: string, name: string, dying = false) =>
  spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `import fs from 'node:fs'
     import { withLock } from ${JSON.stringify(lockModule)}
     const note = (word) => fs.appendFileSync(${JSON.stringify(path.join(root, 'diary'))}, word + '\\n')
     await withLock(${JSON.stringify(path.join(root, 'lock'))}, async () => {
       note('${name} begins')
       await new Promise((done) => setTimeout(done, ${dying ? 60_000 : 50}))
       note('${name} ends')
     })`,
  ])

test('several processes work one after the other', async () => {
  using folder = temporaryFolder({ diary: '' })
  const names = ['one', 'two', 'three', 'four']
  await Promise.all(names.map((name) => once(rival(folder.root, name), 'exit')))
  const diary = fs.readFileSync(path.join(folder.root, 'diary'), 'utf8').trim().split('\n')
  expect(diary).toHaveLength(8)
  for (const index of [0, 2, 4, 6]) expect(diary[index + 1]).toBe(diary[index]?.replace('begins', 'ends'))
})

test('a holder that was killed is passed over', async () => {
  using folder = temporaryFolder({ diary: '' })
  const dead = rival(folder.root, 'dead', true)
  await expect.poll(() => fs.readFileSync(path.join(folder.root, 'diary'), 'utf8')).toBe('dead begins\n')
  dead.kill('SIGKILL')
  await once(dead, 'exit')
  expect(await withLock(path.join(folder.root, 'lock'), async () => 'mine')).toBe('mine')
})

test('who waits is told once', async () => {
  using folder = temporaryFolder({})
  const lock = path.join(folder.root, 'lock')
  const told: string[] = []
  const others: Promise<void>[] = []
  await withLock(lock, async () => {
    const work = async () => {}
    others.push(withLock(lock, work, () => told.push('second waits')))
    await expect.poll(() => told).toEqual(['second waits'])
  })
  await Promise.all(others)
  expect(told).toEqual(['second waits'])
})
