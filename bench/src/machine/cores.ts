import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

/** Reads `0-1,4` as 0, 1, 4. */
export const parseCores = (list: string): number[] =>
  list
    .trim()
    .split(',')
    .flatMap((part) => {
      const [first = 0, last = first] = part.split('-').map(Number)
      return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    })

const allowed = (): number[] => {
  try {
    const status = fs.readFileSync('/proc/self/status', 'utf8')
    return parseCores(/^Cpus_allowed_list:\s*(\S+)/m.exec(status)?.[1] ?? '')
  } catch {
    return []
  }
}

const canPin = (): boolean => spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0

/** The cores that this machine lets us use and pin programs to; fewer than two: nothing is pinned. */
export const cores: readonly number[] = canPin() ? allowed() : []

/** The load generator has the last core, servers have the others, one by one and again from the first. */
export type Place = 'anywhere' | 'load' | number

/** The core of a place; null: wherever the system likes. */
export const coreOf = (place: Place, all: readonly number[] = cores): number | null => {
  if (place === 'anywhere' || all.length < 2) return null
  return (place === 'load' ? all.at(-1) : all[place % (all.length - 1)]) ?? null
}

/** What to put before a command so that it and its children stay on the core of a place. */
export const pin = (place: Place): string[] => {
  const core = coreOf(place)
  return core === null ? [] : ['taskset', '-c', String(core)]
}

/** One sentence about who runs where. */
export const placement = (): string =>
  cores.length < 2
    ? 'Nothing is pinned here (no taskset, or one core): server and load generator disturb each other.'
    : `The server has core ${coreOf(0)} with its PostgreSQL and NATS, the load generator core ${coreOf('load')}.`
