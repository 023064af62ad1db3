import { describe, expect, it } from 'vitest'
import { limitConnections } from './limits.ts'

const clock = () => {
  let at = 0
  return { now: () => at, pass: (milliseconds: number) => (at += milliseconds) }
}
const times = (count: number, deed: () => boolean) => Array.from({ length: count }, deed).filter(Boolean).length

describe('of one key', () => {
  it('so many connections may be open at once', () => {
    const limit = limitConnections(3)
    expect(times(5, () => limit.take('a'))).toBe(3)
    expect(limit.take('b')).toBe(true)
    limit.release('a')
    expect(limit.take('a')).toBe(true)
  })

  it('so many may be opened within ten seconds, though each is closed again', () => {
    const { now, pass } = clock()
    const limit = limitConnections(40, now)
    const comeAndGo = () => {
      const taken = limit.take('a')
      if (taken) limit.release('a')
      pass(20)
      return taken
    }
    expect(times(100, comeAndGo)).toBe(40)
    expect(limit.take('b')).toBe(true)
    pass(10_000)
    expect(limit.take('a')).toBe(true)
  })

  it('nothing is remembered of who left long ago', () => {
    const { now, pass } = clock()
    const limit = limitConnections(1, now)
    limit.take('a')
    limit.sweep()
    expect(limit.take('a')).toBe(false)
    limit.release('a')
    pass(10_001)
    limit.sweep()
    expect(limit.take('a')).toBe(true)
  })
})
