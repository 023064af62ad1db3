import { newId } from '@ama/kernel'
import { threadAsked, type Envelope } from '@ama/events'
import { expect, test } from 'vitest'
import { toEnvelope } from '../log/to-envelope.ts'
import { type Leadership, relayPlaced } from './relay-once.ts'

const placed = (...positions: readonly number[]): Envelope[] =>
  positions.map((position) =>
    toEnvelope({
      id: newId(),
      position: BigInt(position),
      type: threadAsked.type,
      subjectId: newId(),
      communityId: newId(),
      audience: 'community',
      actorId: newId(),
      correlationId: newId(),
      causationId: null,
      traceparent: null,
      data: {},
      occurredAt: new Date(0),
    }),
  )

/** A leader that has published up to 7, and may not look into the log. */
const lead = (doubtful = false): Leadership => ({
  session: { query: () => Promise.reject(new Error('It looked into the log')) },
  published: 7n,
  doubtful,
})

/** What it published of these, and whether it says that nothing is missing. */
const relayed = async (leadership: Leadership, events: readonly Envelope[]) => {
  const published: string[] = []
  const publish = async (some: readonly Envelope[]) => void published.push(...some.map(({ position }) => position))
  return { whole: await relayPlaced(leadership, { publish }, events), published }
}

test('what commands placed right behind what was published is published without a look into the log', async () => {
  const leadership = lead()
  expect(await relayed(leadership, placed(8, 9, 10))).toEqual({ whole: true, published: ['8', '9', '10'] })
  expect(await relayed(leadership, placed(11))).toEqual({ whole: true, published: ['11'] })
  expect(leadership.published).toBe(11n)
})

test('what a look has brought already is not published again', async () => {
  expect(await relayed(lead(), placed(6, 7, 8))).toEqual({ whole: true, published: ['8'] })
  expect(await relayed(lead(), placed(5, 6))).toEqual({ whole: true, published: [] })
})

test('where something is missing before it or within, nothing is published, and one must look', async () => {
  expect(await relayed(lead(), placed(9))).toEqual({ whole: false, published: [] })
  expect(await relayed(lead(), placed(8, 10))).toEqual({ whole: false, published: [] })
})

test('as long as the stream may have more than is known, one must look', async () => {
  expect(await relayed(lead(true), placed(8))).toEqual({ whole: false, published: [] })
})

test('after a failure the stream may have more than is known', async () => {
  const leadership = lead()
  const publish = () => Promise.reject(new Error('away'))
  await expect(relayPlaced(leadership, { publish }, placed(8))).rejects.toThrow('away')
  expect(leadership).toMatchObject({ published: 7n, doubtful: true })
})
