import { newId } from '@ama/kernel'
import { threadAsked, type Envelope } from '@ama/events'
import { expect, test } from 'vitest'
import { toEnvelope, type PlacedRow } from '../log/to-envelope.ts'
import { type Leadership, relayOnce, relayPlaced } from './relay-once.ts'

const rowAt = (position: number): PlacedRow => ({
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
})

const placed = (...positions: readonly number[]): Envelope[] => positions.map((position) => toEnvelope(rowAt(position)))

/** A leader that has published up to 7. Each look into the log finds the next of these; there are no others. */
const lead = ({ doubtful = false, found = [] as readonly (readonly number[])[] } = {}): Leadership => {
  const looks = found.map((positions) => positions.map((position) => ({ held: false, ...rowAt(position) })))
  const query = async () => looks.shift() ?? Promise.reject(new Error('It looked into the log'))
  return { session: { query: query as Leadership['session']['query'] }, logId: newId(), published: 7n, doubtful }
}

/** A stream, and the positions that it has. */
const listen = () => {
  const published: string[] = []
  const publish = async (some: readonly Envelope[]) => void published.push(...some.map(({ position }) => position))
  return { publish, published }
}

/** What it published of these, and what it says of it. */
const relayed = async (leadership: Leadership, events: readonly Envelope[]) => {
  const stream = listen()
  return { told: await relayPlaced(leadership, stream, events), published: stream.published }
}

test('what commands placed right behind what was published is published without a look into the log', async () => {
  const leadership = lead()
  expect(await relayed(leadership, placed(8, 9, 10))).toEqual({ told: 3, published: ['8', '9', '10'] })
  expect(await relayed(leadership, placed(11))).toEqual({ told: 1, published: ['11'] })
  expect(leadership.published).toBe(11n)
})

test('what a look has brought already is not published again', async () => {
  expect(await relayed(lead(), placed(6, 7, 8))).toEqual({ told: 1, published: ['8'] })
  expect(await relayed(lead(), placed(5, 6))).toEqual({ told: 0, published: [] })
})

test('where something is missing before it or within, nothing is published, and one must look', async () => {
  expect(await relayed(lead(), placed(9))).toEqual({ told: null, published: [] })
  expect(await relayed(lead(), placed(8, 10))).toEqual({ told: null, published: [] })
})

test('as long as the stream may have more than is known, one must look', async () => {
  expect(await relayed(lead({ doubtful: true }), placed(8))).toEqual({ told: null, published: [] })
})

test('after a failure the stream may have more than is known', async () => {
  const leadership = lead()
  const publish = () => Promise.reject(new Error('away'))
  await expect(relayPlaced(leadership, { publish }, placed(8))).rejects.toThrow('away')
  expect(leadership).toMatchObject({ published: 7n, doubtful: true })
})

test('a look into the log that finds nothing more leaves no doubt', async () => {
  const leadership = lead({ doubtful: true, found: [[]] })
  expect(await relayOnce(leadership, listen())).toMatchObject({ published: 0 })
  expect(await relayed(leadership, placed(8))).toEqual({ told: 1, published: ['8'] })
})

test('what a command placed while it looked is read before what stands behind it is published', async () => {
  const stream = listen()
  await relayOnce(
    lead({
      found: [
        [8, 10],
        [8, 9, 10],
      ],
    }),
    stream,
  )
  expect(stream.published).toEqual(['8', '9', '10'])
})
