import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cause, causeOf, retryDelay } from './retry.ts'

const causes: readonly Cause[] = ['server-gone', 'network-lost', 'too-slow', 'rights-changed', 'too-many']
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const failures = fc.nat(50)

/** Even chances that a seed repeats (mulberry32). */
const randomOf = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32
  }
}

describe('when to come back', () => {
  it('is between nothing and a limit that never shrinks, and is reached evenly', () => {
    fc.assert(
      fc.property(fc.constantFrom(...causes), failures, chance, (cause, failed, random) => {
        const at = (value: number) => retryDelay(cause, failed, () => value)
        expect(at(random)).toBeCloseTo(at(0) + random * (at(1) - at(0)), 3)
        expect(at(0)).toBeGreaterThanOrEqual(0)
        expect(retryDelay(cause, failed + 1, () => 1)).toBeGreaterThanOrEqual(at(1))
      }),
    )
  })

  it('5,000 whose server went don’t come back together: no tenth of a second sees twice its share', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = randomOf(seed)
        const perTenth = new Map<number, number>()
        for (let client = 0; client < 5_000; client++) {
          const tenth = Math.floor(retryDelay('server-gone', 0, random) / 100)
          perTenth.set(tenth, (perTenth.get(tenth) ?? 0) + 1)
        }
        expect(Math.max(...perTenth.values())).toBeLessThan((2 * 5_000) / 30)
      }),
    )
  })

  it.each([
    [1001, 'server-gone'],
    [1006, 'server-gone'],
    [1012, 'server-gone'],
    [1013, 'server-gone'],
    [4403, 'rights-changed'],
    [4408, 'too-slow'],
    [4429, 'too-many'],
  ] as const)('a close code tells why: %d', (code, cause) => {
    expect(causeOf(code)).toBe(cause)
  })

  it('one whose own network went is back within half a second, one who was too slow at once', () => {
    fc.assert(
      fc.property(chance, (random) => {
        expect(retryDelay('network-lost', 0, () => random)).toBeLessThan(500)
        expect(retryDelay('too-slow', 0, () => random)).toBe(0)
      }),
    )
  })
})
