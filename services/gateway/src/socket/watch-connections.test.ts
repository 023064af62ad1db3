import type { Auth } from '@ama/people'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Connection } from './connection.ts'
import { pingTurns, watchConnections } from './watch-connections.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** `count` connections that said hello, and answer pings or don't. */
const watched = (count: number, { answers }: { answers: boolean }) => {
  const pings: number[] = []
  const ended = new Set<number>()
  const connections = Array.from({ length: count }, (_, index) => {
    const ping = () => {
      pings.push(index)
      if (answers) connection.alive = true
    }
    const socket = { OPEN: 1, readyState: 1, ping, terminate: () => ended.add(index) }
    const connection = {
      socket,
      phase: 'ready',
      alive: true,
      openedAt: 0,
      expiresAt: null,
      pingTurn: index % pingTurns,
    }
    return connection
  })
  const watch = watchConnections({
    connections: new Set(connections as unknown as Connection[]),
    auth: {} as Auth,
    clock: { now: () => new Date() },
    sweep: () => {},
  })
  return { pings, ended, watch }
}

it('each connection is pinged four times a minute, and never many at once', () => {
  const { pings, ended, watch } = watched(3_000, { answers: true })
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
