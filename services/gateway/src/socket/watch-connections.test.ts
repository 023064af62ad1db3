import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Connection } from './connection.ts'
import type { Identify } from './identify.ts'
import { closeCodes } from './messages.ts'
import { pingTurns, watchConnections } from './watch-connections.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

interface Watched {
  answers?: boolean
  /** When the credentials expire, in milliseconds. */
  expiresAt?: number
  /** Who is found to be behind each of them then. */
  identify?: () => Promise<unknown>
}

/** `count` connections that said hello, and answer pings or don't. */
const watched = (count: number, { answers = true, expiresAt, identify }: Watched) => {
  const closed: number[] = []
  const pings: number[] = []
  const ended = new Set<number>()
  const connections = Array.from({ length: count }, (_, index) => {
    const ping = () => {
      pings.push(index)
      if (answers) connection.alive = true
    }
    const socket = {
      OPEN: 1,
      readyState: 1,
      ping,
      close: (code: number) => closed.push(code),
      terminate: () => ended.add(index),
    }
    const connection = {
      socket,
      phase: 'ready',
      alive: true,
      openedAt: 0,
      expiresAt: expiresAt ?? null,
      pingTurn: index % pingTurns,
      endAll: () => undefined,
    }
    return connection
  })
  const watch = watchConnections({
    connections: new Set(connections as unknown as Connection[]),
    identify: identify as Identify,
    clock: { now: () => new Date() },
    sweep: () => {},
  })
  return { pings, ended, closed, watch }
}

it('each connection is pinged four times a minute, and never many at once', () => {
  const { pings, ended, watch } = watched(3_000, {})
  let most = 0
  for (let look = 0; look < 2 * pingTurns; look += 1) {
    const before = pings.length
    vi.advanceTimersByTime(500)
    most = Math.max(most, pings.length - before)
  }
  watch.stop()
  expect(new Set(pings).size).toBe(3_000)
  expect([pings.length, most, ended.size]).toEqual([6_000, 100, 0])
})

it('one that does not answer until its next turn is ended', () => {
  const { pings, ended, watch } = watched(2, { answers: false })
  vi.advanceTimersByTime(15_000)
  expect([pings.length, ended.size]).toEqual([2, 0])
  vi.advanceTimersByTime(15_000)
  watch.stop()
  expect([pings.length, ended.size]).toEqual([2, 2])
})

it.each([
  ['that has expired is told to sign in again', async () => 'invalid', [closeCodes.signInAgain]],
  [
    'that was prolonged meanwhile goes on',
    async () => ({ credential: { expiresAt: new Date(Date.now() + 60_000) } }),
    [],
  ],
  [
    'of which the database, being away, can’t tell is asked to come back, not to sign in again',
    async () => 'unknown',
    [closeCodes.tryAgainLater],
  ],
])('a session %s', async (_, identify, codes) => {
  const { closed, watch } = watched(1, { expiresAt: Date.now() + 700, identify })
  await vi.advanceTimersByTimeAsync(2_000)
  watch.stop()
  expect(closed).toEqual(codes)
})
