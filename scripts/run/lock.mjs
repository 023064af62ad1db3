import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const heartbeat = 1_000
const abandonedAfter = 15_000

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (problem) {
    return problem instanceof Error && 'code' in problem && problem.code === 'EPERM'
  }
}

/** Dead on this machine, or silent for long: a process number may have been given to another program. @param {string} file */
const isAbandoned = (file) => {
  try {
    const holder = JSON.parse(fs.readFileSync(file, 'utf8'))
    if (holder.released || (holder.host === os.hostname() && !isAlive(holder.pid))) return true
    return Date.now() - fs.statSync(file).mtimeMs > abandonedAfter
  } catch {
    return false
  }
}

/** @param {string} folder */
const tickets = (folder) =>
  fs
    .readdirSync(folder)
    .flatMap((name) => /^ticket-(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b)

/** Takes the number after the newest ticket, which is free once that one is. Null: somebody else has it. @param {string} folder */
const tryTake = (folder) => {
  fs.mkdirSync(folder, { recursive: true })
  const newest = tickets(folder).at(-1) ?? 0
  const file = (/** @type {number} */ number) => path.join(folder, `ticket-${number}`)
  if (newest > 0 && !isAbandoned(file(newest))) return null
  const draft = path.join(folder, `draft-${process.pid}`)
  fs.writeFileSync(draft, JSON.stringify({ pid: process.pid, host: os.hostname(), released: false }))
  try {
    // A link appears whole or not at all, and for one process only.
    fs.linkSync(draft, file(newest + 1))
  } catch {
    return null
  } finally {
    fs.rmSync(draft, { force: true })
  }
  // Seen late: the number was taken, used and removed meanwhile, and a higher one holds.
  if (tickets(folder).at(-1) !== newest + 1) {
    fs.rmSync(file(newest + 1), { force: true })
    return null
  }
  for (const old of tickets(folder).filter((number) => number <= newest)) fs.rmSync(file(old), { force: true })
  return file(newest + 1)
}

/** The folder may be removed under us (a new installation): then nothing is locked any more. @param {() => void} touch */
const ifStillThere = (touch) => {
  try {
    touch()
  } catch {
    // Nothing to keep.
  }
}

/**
 * Runs `work` while no other process does so with the same folder. A holder that died is passed over.
 * `onWait` is called once when somebody else is at work.
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait]
 */
export const withLock = async (folder, work, onWait = () => {}) => {
  let ticket = tryTake(folder)
  if (!ticket) onWait()
  while (!ticket) {
    await pause(100)
    ticket = tryTake(folder)
  }
  const held = ticket
  const beat = setInterval(() => ifStillThere(() => fs.utimesSync(held, new Date(), new Date())), heartbeat)
  const release = () => ifStillThere(() => fs.writeFileSync(held, JSON.stringify({ released: true })))
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    process.off('exit', release)
    release()
  }
}
