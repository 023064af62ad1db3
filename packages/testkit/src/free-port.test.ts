import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, test, vi } from 'vitest'
import { freePort } from './free-port.ts'

const drawn = vi.hoisted(() => ({ next: [] as number[] }))
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>()
  return { ...crypto, randomInt: (from: number, to: number) => drawn.next.shift() ?? crypto.randomInt(from, to) }
})

test.runIf(process.platform === 'linux')(
  'a free port is none that the system gives to a connection meanwhile',
  async () => {
    const [lowest = 0] = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').split(/\s/).map(Number)
    const ports = await Promise.all(Array.from({ length: 50 }, freePort))
    expect(Math.max(...ports)).toBeLessThan(lowest)
  },
)

test('a port on which somebody listens, at whichever address, is not free', async () => {
  const taken = await freePort()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(taken, '127.0.0.1', resolve))
  drawn.next = [taken, taken]
  const free = await freePort()
  other.close()
  expect(drawn.next).toEqual([])
  expect(free).not.toBe(taken)
})
