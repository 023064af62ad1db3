import { threadAsked } from '@ama/events'
import { createLogger } from '@ama/kernel'
import { expect, it } from 'vitest'
import { inHandKey, type Runner } from './handle-events.ts'
import { defineReaction } from './reaction.ts'
import { retryDeliveries } from './retry-deliveries.ts'

const note = defineReaction({ name: 'note', area: 'help', on: [threadAsked], apply: async () => {} })

/** One look for what is due, at a database that has these; the events that are fetched to be tried again. */
const look = async (inHand: readonly string[], whileLooking: (inHand: Set<string>) => void = () => {}) => {
  const stopping = new AbortController()
  const fetched: string[] = []
  const hands = new Set(inHand.map((id) => inHandKey('note', id)))
  const readDue = async () => {
    whileLooking(hands)
    stopping.abort()
    return ['one', 'other'].map((eventId) => ({ reaction: 'note', eventId }))
  }
  const event = {
    findMany: async ({ where }: { where: { id: { in: string[] } } }) => {
      fetched.push(...where.id.in)
      return []
    },
  }
  const runner = {
    database: { prisma: { $queryRaw: readDue, event } },
    log: createLogger('silent'),
    clock: { now: () => new Date() },
    inHand: hands,
    stopping: stopping.signal,
  }
  await retryDeliveries(runner as unknown as Runner, [note], 1)
  return fetched
}

it('what nobody has in hand is tried again', async () => {
  expect(await look([])).toEqual(['one', 'other'])
})

it('what this process has in hand is not taken for what a dead one left', async () => {
  expect(await look(['one'])).toEqual(['other'])
})

it('nor what it began, or ended, while it looked', async () => {
  expect(await look([], (hands) => hands.add(inHandKey('note', 'one')))).toEqual(['other'])
  expect(await look(['one', 'other'], (hands) => hands.clear())).toEqual([])
})
