import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Connection } from '../connection.ts'
import { type Attempted, type Ending, keepLine } from './keep-line.ts'
import type { News } from './share-line.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A line whose attempts are answered by the test; what it told, and how it stands. */
const start = () => {
  const attempts: Attempted[] = []
  const told: News['type'][] = []
  let connection: Connection = { status: 'connecting', since: new Date() }
  let silent = false
  let online = true
  const kept = keepLine({
    attempt: (attempted) => {
      attempts.push(attempted)
      return { isSilent: () => silent, cut: () => attempted.ended('network-lost'), end: () => {} }
    },
    tell: (news) => {
      told.push(news.type)
      if (news.type === 'connection') connection = news.connection
    },
    connection: () => connection,
    isOnline: () => online,
  })
  return {
    ...kept,
    told,
    tries: () => attempts.length,
    connection: () => connection,
    stands: () => attempts.at(-1)?.stands(),
    caughtUp: () => attempts.at(-1)?.caughtUp(),
    /** It stands, and all that was missed comes at once. */
    open: () => {
      attempts.at(-1)?.stands()
      attempts.at(-1)?.caughtUp()
    },
    end: (ending: Ending) => attempts.at(-1)?.ended(ending),
    fallSilent: () => (silent = true),
    setOnline: (now: boolean) => (online = now),
  }
}
const seconds = (count: number) => vi.advanceTimersByTime(count * 1_000)

describe('the line', () => {
  it('is live when all that was missed has come, however long that takes, and lost from the moment it ends', () => {
    const line = start()
    line.stands()
    seconds(60)
    expect([line.tries(), line.connection().status]).toEqual([1, 'connecting'])
    line.caughtUp()
    expect(line.connection()).toEqual({ status: 'live' })
    line.end('server-gone')
    const lost = { status: 'reconnecting', since: new Date() }
    expect(line.connection()).toEqual(lost)
    seconds(3)
    expect(line.tries()).toBe(2)
    line.end('server-gone')
    expect(line.connection()).toEqual(lost)
  })

  it('comes back at once when somebody looks, and when it fell silent meanwhile', () => {
    const line = start()
    line.end('server-gone')
    line.wake()
    expect(line.tries()).toBe(2)
    line.open()
    line.wake()
    expect(line.tries()).toBe(2)
    line.fallSilent()
    line.wake()
    seconds(1)
    expect(line.tries()).toBe(3)
  })

  it('gives up an attempt that stays without answer, says so, and tries again', () => {
    const line = start()
    const began = new Date()
    seconds(9)
    expect([line.tries(), line.connection().status]).toEqual([1, 'connecting'])
    seconds(1.5)
    expect([line.tries(), line.connection()]).toEqual([2, { status: 'reconnecting', since: began }])
    line.open()
    seconds(60)
    expect([line.tries(), line.connection().status]).toEqual([2, 'live'])
  })

  it('lets a look or the network’s return end an attempt that lasts, and then comes back soon', () => {
    const line = start()
    for (let failed = 0; failed < 5; failed++) {
      line.end('server-gone')
      line.wake()
    }
    seconds(2)
    line.wake()
    expect(line.tries()).toBe(6)
    seconds(2)
    line.wake()
    seconds(0.5)
    expect(line.tries()).toBe(7)
    line.networkBack()
    seconds(0.5)
    expect(line.tries()).toBe(8)
  })

  it('comes back within half a second when the network does, over a new connection', () => {
    const line = start()
    line.open()
    line.setOnline(false)
    line.networkLost()
    expect(line.connection().status).toBe('offline')
    line.setOnline(true)
    line.networkBack()
    seconds(0.5)
    expect(line.tries()).toBe(2)
  })

  it('resumes at once when it was too slow, but not again and again', () => {
    const line = start()
    line.open()
    seconds(10)
    line.end('too-slow')
    vi.advanceTimersByTime(0)
    expect(line.tries()).toBe(2)
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    line.open()
    line.end('too-slow')
    vi.advanceTimersByTime(100)
    expect(line.tries()).toBe(2)
    vi.mocked(Math.random).mockRestore()
  })

  it('waits half a minute or more where there are too many, says until when, and nobody’s look hurries it', () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const line = start()
    line.end('too-many')
    line.wake()
    line.networkBack()
    seconds(29)
    expect(line.tries()).toBe(1)
    const told = line.connection()
    expect(told).toMatchObject({ status: 'crowded', since: expect.any(Date), until: expect.any(Date) })
    seconds(1)
    expect(line.tries()).toBe(2)
    vi.mocked(Math.random).mockRestore()
  })

  it('says again until when it waits, once the network that went meanwhile is back', () => {
    const line = start()
    line.end('too-many')
    const told = line.connection()
    line.setOnline(false)
    line.networkLost()
    expect(line.connection().status).toBe('offline')
    line.setOnline(true)
    line.networkBack()
    expect(line.connection()).toEqual(told)
  })

  it('subscribes anew when rights changed, and says so', () => {
    const line = start()
    line.open()
    seconds(10)
    line.end('rights-changed')
    expect(line.told.at(-1)).toBe('rights-changed')
    seconds(1)
    expect(line.tries()).toBe(2)
    line.open()
    expect(line.connection()).toEqual({ status: 'live' })
  })

  it('does not go round in circles when no right is left', () => {
    const line = start()
    for (let refused = 0; refused < 4; refused++) {
      line.stands()
      line.end('rights-changed')
      if (refused < 3) line.wake()
    }
    expect(line.connection().status).toBe('barred')
    const tries = line.tries()
    seconds(59)
    line.wake()
    expect(line.tries()).toBe(tries)
    expect(line.told.filter((type) => type === 'rights-changed')).toHaveLength(3)
  })

  it('waits for a look once the session ended', () => {
    const line = start()
    line.open()
    line.end('signed-out')
    seconds(3_600)
    expect([line.tries(), line.told.at(-1)]).toEqual([1, 'signed-out'])
    line.wake()
    expect(line.tries()).toBe(2)
  })

  it('of an old build ends for good', () => {
    const line = start()
    line.end('outdated')
    seconds(3_600)
    line.wake()
    line.networkBack()
    line.networkLost()
    expect([line.tries(), line.connection()]).toEqual([1, { status: 'outdated' }])
  })
})
