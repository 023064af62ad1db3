import { Prisma } from '@ama/database'
import { threadAsked } from '@ama/events'
import { expect, test } from 'vitest'
import { consumerFor } from '../nats-stream/ensure-consumer.ts'
import { defineReaction, heardBy } from './reaction.ts'

const reaction = defineReaction({ name: 'one', area: 'help', on: [threadAsked], apply: async () => {} })

test('a reaction hears what it listens to, of whatever version, in the log and on the stream', () => {
  expect(heardBy(reaction)).toEqual({ OR: [{ type: { startsWith: 'hub.help.thread-asked.v' } }] })
  expect(consumerFor(reaction, 'hub.help.thread-asked', '0123456789').filter_subject).toBe('hub.help.thread-asked.*')
})

test('an effect that is one statement lets events wait longer for one another, and more of them', () => {
  const silent = defineReaction({ name: 'two', area: 'help', on: [threadAsked], statement: () => Prisma.sql`SELECT` })
  expect(silent.gathers.ms).toBeGreaterThan(reaction.gathers.ms)
  expect(silent.gathers.most).toBeGreaterThan(reaction.gathers.most)
})
