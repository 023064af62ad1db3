import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openActivityLine } from './activity-line.ts'
import { createCatchingUp } from './catching-up.ts'

/** What the subscription hands on, and what the hub says of whose the socket is. */
const hub = vi.hoisted(() => ({
  say: (_result: object): void => {},
  greet: (_greeting: { memberId: string }): void => {},
}))
vi.mock('../../lib/socket.ts', () => ({
  createSocket: (_url: string, connected: typeof hub.greet) => {
    hub.greet = connected
    const subscribe = (_asked: object, ears: { next: typeof hub.say }) => {
      hub.say = ears.next
      return () => {}
    }
    return { client: { subscribe, terminate: () => {} }, isOpen: () => false, isSilent: () => false }
  },
}))

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('location', { protocol: 'http:', host: 'hub.test' })
  vi.stubGlobal('window', { addEventListener: () => {} })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('what is replayed behind something that can’t be told is no news', () => {
  const catchingUp = createCatchingUp()
  const news: string[] = []
  const resets: string[] = []
  let at = 'c0'
  openActivityLine('me', {
    after: () => at,
    next: ({ cursor }) => {
      at = cursor
      if (catchingUp.isOn()) catchingUp.letGoBy()
      else news.push(cursor)
    },
    reset: (cursor) => {
      resets.push(cursor)
      catchingUp.stop()
    },
    tell: (told) => {
      if (told.type === 'connection' && told.connection.status === 'live') catchingUp.end(() => {})
    },
  })
  const item = (cursor: string, kind = 'THREAD_ASKED') => hub.say({ data: { activity: { cursor, kind } } })
  hub.greet({ memberId: 'me' })
  item('c1')
  hub.say({ data: null, errors: [{ message: 'Une erreur', extensions: { code: 'INTERNAL' } }] })
  vi.advanceTimersByTime(3_000)
  item('c3')
  item('c4')
  expect(resets).toEqual([])
  item('c4', 'CAUGHT_UP')
  expect([news, resets]).toEqual([[], ['c4']])
  item('c5')
  expect(news).toEqual(['c5'])
})
