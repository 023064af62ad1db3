import { setTimeout } from 'node:timers/promises'
import { Prisma, type Database, type Transaction } from '@ama/database'
import { threadAsked, type Envelope } from '@ama/events'
import { newId } from '@ama/kernel'
import { eventually } from '@ama/testkit'
import { checkEvent, emit, eventRows, type NewEvent } from '../log/emit.ts'
import { insertAtOnce, type NewRows } from '../log/insert-at-once.ts'
import { logHead } from '../log/read-log.ts'
import { transact } from '../log/transact.ts'
import { defineReaction, type Reaction } from '../reactions/reaction.ts'
import type { Stoppable, Stream } from '../stream.ts'

const asked = (threadId: string): NewEvent<typeof threadAsked.data> => ({
  definition: threadAsked,
  subjectId: threadId,
  communityId: newId(),
  audience: 'community',
  data: { threadId, authorId: newId(), establishmentId: null },
})

const context = () => ({ actorId: newId(), correlationId: newId(), now: new Date() })

/** Tells in the transaction that a thread was asked. */
export const tellAsked = (tx: Transaction, threadId: string): Promise<void> => emit(tx, context(), asked(threadId))

/** Rows of the log that tell that threads were asked. */
export const askedRows = (...threadIds: readonly string[]): NewRows['rows'] =>
  eventRows(context(), threadIds.map(asked).map(checkEvent))

/** A committed event; returns the id of its thread. */
export const ask = async (database: Database, threadId = newId()): Promise<string> => {
  await transact(database, (tx) => tellAsked(tx, threadId))
  return threadId
}

/** A committed event, written by one statement; returns the id of its thread. */
export const askAtOnce = async (database: Database, threadId = newId()): Promise<string> => {
  await insertAtOnce(database, { once: null, into: [], events: askedRows(threadId) })
  return threadId
}

/** Resolves when the stream has all that was committed. */
export const allPublished = async (database: Database): Promise<void> => {
  await eventually(async () => (await logHead(database)).published === BigInt(await database.prisma.event.count()))
}

/** Several, one after the other. */
export const askTimes = async (database: Database, times: number): Promise<string[]> => {
  const threads: string[] = []
  for (let nth = 0; nth < times; nth += 1) threads.push(await ask(database))
  return threads
}

export const writeEffect = async (tx: Transaction, reaction: string, threadId: string): Promise<void> => {
  await tx.$executeRaw`INSERT INTO effect (reaction, thread) VALUES (${reaction}, ${threadId}::uuid)`
}

/** A reaction that writes one row per event, before `meanwhile` may make it fail. */
export const noteThreads = (name: string, meanwhile: (event: Envelope) => void | Promise<void> = () => {}): Reaction =>
  defineReaction({
    name,
    area: 'help',
    on: [threadAsked],
    apply: async (tx, event) => {
      await writeEffect(tx, name, event.data.threadId)
      await meanwhile(event)
    },
  })

/** Something that takes a while, and how many of it were under way at once at most. */
export const watchWork = (): [work: () => Promise<void>, atOnce: () => number] => {
  let [running, most] = [0, 0]
  const work = async () => {
    running += 1
    most = Math.max(most, running)
    await setTimeout(100)
    running -= 1
  }
  return [work, () => most]
}

/** A reaction that writes one row per event, by one statement for all that come together. */
export const noteThreadsTogether = (name: string): Reaction =>
  defineReaction({
    name,
    area: 'help',
    on: [threadAsked],
    statement: (events) => Prisma.sql`
      INSERT INTO effect (reaction, thread)
      SELECT ${name}, thread
        FROM unnest(${events.map(({ id }) => id)}::uuid[], ${events.map(({ data }) => data.threadId)}::uuid[])
               AS asked (event_id, thread)
        JOIN entered USING (event_id)`,
  })

/** Threads that the reaction noted, in order; a thread noted twice is there twice. */
export const noted = async (database: Database, reaction: string): Promise<string[]> => {
  const sql = 'SELECT thread FROM effect WHERE reaction = $1 ORDER BY nth'
  const { rows } = await database.pool.query<{ thread: string }>(sql, [reaction])
  return rows.map((row) => row.thread)
}

export interface Seen extends Stoppable {
  readonly threads: string[]
  readonly positions: number[]
}

/** Follows the stream and keeps what it saw. */
export const watchTail = async (stream: Stream): Promise<Seen> => {
  const [threads, positions]: [string[], number[]] = [[], []]
  const { stop } = await stream.tail((events) => {
    for (const event of events) {
      threads.push(event.subject)
      positions.push(Number(event.position))
    }
  })
  return { threads, positions, stop }
}

/** 1, 2, 3 … */
export const countTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)
