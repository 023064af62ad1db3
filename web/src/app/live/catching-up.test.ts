import { beforeEach, expect, it, vi } from 'vitest'
import { createCatchingUp } from './catching-up.ts'

let live = createCatchingUp()
beforeEach(() => {
  vi.useFakeTimers()
  live = createCatchingUp()
  return () => vi.useRealTimers()
})

it('what was missed goes by, then everything is asked for once', () => {
  const renew = vi.fn()
  live.letGoBy(false, renew)
  live.letGoBy(true, renew)
  live.letGoBy(true, renew)
  expect(live.isOn()).toBe(true)
  vi.advanceTimersByTime(500)
  expect(live.isOn()).toBe(false)
  expect(renew).toHaveBeenCalledOnce()
})

it('when nothing was missed, nothing is asked for', () => {
  const renew = vi.fn()
  live.letGoBy(false, renew)
  vi.advanceTimersByTime(500)
  expect(live.isOn()).toBe(false)
  expect(renew).not.toHaveBeenCalled()
})

it('when everything was asked for anew meanwhile, what comes behind it is news and asks for nothing more', () => {
  const renew = vi.fn()
  live.letGoBy(false, renew)
  live.stop()
  live.letGoBy(true, renew)
  expect(live.isOn()).toBe(false)
  vi.advanceTimersByTime(5_000)
  expect(renew).not.toHaveBeenCalled()
})
