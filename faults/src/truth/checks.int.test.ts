import { noticesWritten, seatsChanged, threadAsked, type EventDefinition } from '@ama/events'
import { testDatabase } from '@ama/testkit'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Accepted } from '../members/send.ts'
import { titleOf } from '../members/writers.ts'
import { checkCommands } from './check-commands.ts'
import { checkEffects, stillToDo } from './check-reactions.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.drop())

const place = { workshopId: randomUUID(), communityIds: [randomUUID()] }

/** An event as the relay leaves it. */
const log = async (
  definition: EventDefinition,
  position: number,
  event: { subjectId?: string; data?: object } = {},
) => {
  await database.pool.query(
    `INSERT INTO event_log (id, position, type, subject_id, community_id, audience, correlation_id, data, occurred_at)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, 'network', gen_random_uuid(), $5, now())`,
    [position, definition.type, event.subjectId ?? randomUUID(), place.communityIds[0], event.data ?? {}],
  )
  await database.pool.query(
    'UPDATE log_head SET (position, published) = (greatest(position, $1), greatest(published, $1))',
    [position],
  )
}

const question = async (): Promise<Accepted> => {
  const [commandId, memberId, communityId, resultId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const { prisma } = database
  await prisma.member.create({ data: { id: memberId, displayName: 'x', email: `${memberId}@x.example` } })
  await prisma.community.create({ data: { id: communityId, slug: communityId, name: 'x' } })
  const at = new Date()
  await prisma.thread.create({
    data: {
      id: resultId,
      communityId,
      authorId: memberId,
      title: titleOf(commandId),
      body: 'x',
      createdAt: at,
      lastActivityAt: at,
    },
  })
  return { deed: 'ask', commandId, memberId, resultId }
}

describe('what members were promised', () => {
  test('is kept when each accepted question is there once, with one event', async () => {
    const asked = await question()
    await log(threadAsked, 1, { subjectId: asked.resultId })
    expect(await checkCommands(database.pool, [asked], place)).toEqual([])
  })

  test('is broken when an accepted question is nowhere', async () => {
    const lost: Accepted = { deed: 'ask', commandId: randomUUID(), memberId: randomUUID(), resultId: randomUUID() }
    expect(await checkCommands(database.pool, [lost], place)).toEqual([
      `questions: 1 lost, such as ${lost.resultId} ${titleOf(lost.commandId)}`,
      `events of questions: 1 lost, such as ${lost.resultId}`,
    ])
  })

  test('is broken when one question is told twice, or one that nobody was told of is there', async () => {
    const asked = await question()
    await log(threadAsked, 1, { subjectId: asked.resultId })
    await log(threadAsked, 2, { subjectId: asked.resultId })
    const unknown = await question()
    expect(await checkCommands(database.pool, [asked], place)).toEqual([
      `questions: 1 too many, such as ${unknown.resultId} ${titleOf(unknown.commandId)}`,
      `events of questions: 1 too many, such as ${asked.resultId}`,
    ])
  })

  test('is broken when a seat was given twice', async () => {
    const [commandId, memberId, resultId] = [randomUUID(), randomUUID(), randomUUID()]
    const data = { memberId, cause: 'REGISTERED' }
    await log(seatsChanged, 1, { subjectId: place.workshopId, data })
    await log(seatsChanged, 2, { subjectId: place.workshopId, data })
    const registered: Accepted = { deed: 'register', commandId, memberId, resultId }
    expect(await checkCommands(database.pool, [registered], place)).toEqual([
      `events of seats taken: 1 too many, such as ${memberId} ${place.communityIds[0]}`,
    ])
  })
})

describe('what follows from events', () => {
  test('is awaited until every reaction that listens has handled it', async () => {
    await log(threadAsked, 1)
    const reaction = 'mark-establishment-active-when-member-takes-part'
    expect(await stillToDo(database.pool)).toEqual([`${reaction} has not handled 1 events`])
    await database.pool.query('INSERT INTO inbox (reaction, event_id) SELECT $1, id FROM event_log', [reaction])
    expect(await stillToDo(database.pool)).toEqual([])
    expect(await checkEffects(database.pool)).toEqual([])
  })

  test('is broken when positions have a hole', async () => {
    await log(threadAsked, 1)
    await log(threadAsked, 3)
    expect(await checkEffects(database.pool)).toEqual(['1 positions that are not 1, 2, 3…'])
  })

  test('is broken when an event was put aside', async () => {
    await database.prisma.deadLetter.create({
      data: { id: randomUUID(), reaction: 'x', eventId: randomUUID(), reason: 'x', attempts: 8 },
    })
    expect(await checkEffects(database.pool)).toEqual(['1 dead letters'])
  })

  test('is broken when a registration has no notice, or a notice was not told', async () => {
    const { memberId } = await question()
    const data = { memberId, registrationId: randomUUID(), revision: 1, cause: 'REGISTERED' }
    await log(seatsChanged, 1, { data })
    await log(noticesWritten, 2, { data: { memberIds: [memberId] } })
    expect(await checkEffects(database.pool)).toEqual([
      '1 registrations of which a member has not one notice',
      '1 members whose notices were not told once each',
    ])
  })
})
