import type { Stream } from '@ama/bus'
import type { Database } from '@ama/database'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchHealth } from './health.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('the database is there once it answers, whatever becomes of what it was asked before', async () => {
  let silent = true
  const query = () => new Promise((resolve) => !silent && setTimeout(resolve, 500))
  const health = watchHealth({ pool: { query } } as unknown as Database, { healthy: () => true } as Stream)
  await vi.advanceTimersByTimeAsync(3_100)
  expect(health.knowsMembers()).toBe(false)
  silent = false
  const check = health.check()
  await vi.advanceTimersByTimeAsync(500)
  expect(await check).toEqual({ database: true, bus: true })
  await vi.advanceTimersByTimeAsync(500)
  expect(health.knowsMembers()).toBe(true)
  health.stop()
})
