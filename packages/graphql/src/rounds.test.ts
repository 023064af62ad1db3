import { createLogger, systemClock, unavailable, type Logger } from '@ama/kernel'
import { expect, test, vi } from 'vitest'
import type { RoundParts } from './hub.ts'
import { startRounds } from './rounds.ts'

const parts = (log: Logger = createLogger('silent')) => ({ clock: systemClock, log }) as Omit<RoundParts, 'stopping'>

test('a round runs again and again, one run of it at a time', async () => {
  let running = 0
  let runs = 0
  const enough = Promise.withResolvers<void>()
  const run = async () => {
    running += 1
    expect(running).toBe(1)
    await Promise.resolve()
    running -= 1
    runs += 1
    if (runs === 3) enough.resolve()
  }
  const rounds = startRounds([{ name: 'expire-offers', every: 1, run }], parts())
  await enough.promise
  await rounds.stop()
})

/** What is logged of a round that fails once, by the time that it has come again. */
const errorsAfter = async (failure: Error) => {
  const log = createLogger('silent')
  const error = vi.spyOn(log, 'error')
  const again = Promise.withResolvers<void>()
  let runs = 0
  const run = async () => {
    runs += 1
    if (runs === 1) throw failure
    again.resolve()
  }
  const rounds = startRounds([{ name: 'expire-offers', every: 1, run }], parts(log))
  await again.promise
  await rounds.stop()
  return error
}

test('a run that fails is logged and comes again', async () => {
  const error = await errorsAfter(new Error('something is wrong'))
  expect(error).toHaveBeenCalledWith(expect.objectContaining({ round: 'expire-offers' }), expect.any(String))
})

test('while the database is away, which others say once, rounds are silent and come again', async () => {
  expect(await errorsAfter(unavailable())).not.toHaveBeenCalled()
})

test('stopping waits for the run that has begun, which is told, and none follows', async () => {
  const begun = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  let runs = 0
  let told: AbortSignal | null = null
  const run = async ({ stopping }: RoundParts) => {
    told = stopping
    runs += 1
    begun.resolve()
    await end.promise
  }
  const rounds = startRounds([{ name: 'expire-offers', every: 1, run }], parts())
  await begun.promise
  let stopped = false
  const stopping = rounds.stop().then(() => (stopped = true))
  await Promise.resolve()
  expect(stopped).toBe(false)
  expect(told).toMatchObject({ aborted: true })
  end.resolve()
  await stopping
  expect(runs).toBe(1)
})
