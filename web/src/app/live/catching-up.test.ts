import { beforeEach, expect, it, vi } from 'vitest'
import { createCatchingUp } from './catching-up.ts'

let live = createCatchingUp()
beforeEach(() => void (live = createCatchingUp()))

it('what was missed goes by, then everything is asked for once', () => {
  const renew = vi.fn()
  live.letGoBy()
  live.letGoBy()
  expect(live.isOn()).toBe(true)
  live.end(renew)
  expect(live.isOn()).toBe(false)
  live.end(renew)
  expect(renew).toHaveBeenCalledOnce()
})

it('when nothing was missed, nothing is asked for', () => {
  const renew = vi.fn()
  live.end(renew)
  expect(live.isOn()).toBe(false)
  expect(renew).not.toHaveBeenCalled()
})

it('when everything was asked for anew meanwhile, what comes behind it is news and asks for nothing more', () => {
  const renew = vi.fn()
  live.letGoBy()
  live.stop()
  expect(live.isOn()).toBe(false)
  live.end(renew)
  expect(renew).not.toHaveBeenCalled()
})
