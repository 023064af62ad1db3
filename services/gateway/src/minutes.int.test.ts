import { newId } from '@ama/kernel'
import { eventually } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from './testing/clients.ts'
import { deeds, only } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

const documents = {
  schedule: `mutation ($input: ScheduleWorkshopInput!) { scheduleWorkshop(input: $input)
    { ... on Workshop { id } ... on Error { code message } } }`,
  publish: `mutation ($workshopId: ID!) { publishWorkshop(input: { workshopId: $workshopId })
    { ... on Workshop { id } ... on Error { code message } } }`,
  save: `mutation ($workshopId: ID!, $version: Int!, $body: String!, $commandId: ID) {
    saveMinutes(input: { workshopId: $workshopId, version: $version, body: $body, commandId: $commandId })
    { ... on Workshop { id minutes { version body } } ... on Error { code message } } }`,
  publishMinutes: `mutation ($workshopId: ID!) { publishMinutes(input: { workshopId: $workshopId })
    { ... on Workshop { id minutes { publishedAt } } ... on Error { code message } } }`,
  read: `query ($id: ID!) { node(id: $id) { ... on Workshop { id
    minutes { body bodyHtml version publishedAt updatedBy { displayName } revisions { version body } } } } }`,
}

let hub: TestHub
let referent: Member
let manager: Member
beforeAll(async () => {
  hub = await startTestHub()
  referent = await hub.as('referente@demo.example')
  manager = await hub.as('directrice.marsan@demo.example')
})
afterAll(() => hub.stop())

/** A published meeting that the network referent organises. */
const meeting = async (): Promise<string> => {
  const inDays = (days: number, hours = 0) => new Date(Date.now() + days * 86_400_000 + hours * 3_600_000).toISOString()
  const communityIds = [await deeds(referent).communityId('marsan')]
  const input = { title: 'Rencontre', kind: 'MEETING', communityIds, startsAt: inDays(9), endsAt: inDays(9, 2) }
  const workshopId = only(await referent.ask(documents.schedule, { input })).id ?? ''
  await referent.ask(documents.publish, { workshopId })
  return workshopId
}
const save = async (workshopId: string, version: number, body: string, more: object = {}, by = referent) =>
  only(await by.ask(documents.save, { workshopId, version, body, ...more }))
const read = async (id: string, by = referent) => only(await by.ask(documents.read, { id }))

describe('minutes', () => {
  it('are saved by who organises, on the version that was read', async () => {
    const id = await meeting()
    expect(await save(id, 0, 'Un')).toMatchObject({ minutes: { version: 1, body: 'Un' } })
    expect(await save(id, 1, 'Un, **deux**')).toMatchObject({ minutes: { version: 2 } })
    expect(await read(id)).toMatchObject({
      minutes: { bodyHtml: expect.stringContaining('<strong>deux</strong>'), revisions: [{ version: 2 }] },
    })
  })

  it('of two who save at once keep the one, and refuse the other with nothing written', async () => {
    const id = await meeting()
    await save(id, 0, 'Début')
    const answers = await Promise.all(['Début, ici', 'Début, là'].map((body) => save(id, 1, body)))
    expect(answers.map((answer) => answer['code'] ?? 'saved').toSorted()).toEqual(['CONFLICT', 'saved'])
    expect(await read(id)).toMatchObject({ minutes: { version: 2 } })
  })

  it('are saved once when the same command comes twice', async () => {
    const id = await meeting()
    const commandId = newId()
    await save(id, 0, 'Une fois', { commandId })
    expect(await save(id, 0, 'Une fois', { commandId })).toMatchObject({ minutes: { version: 1 } })
  })

  it('keep what another author wrote before as a revision', async () => {
    const id = await meeting()
    await save(id, 0, 'De la première')
    const other = await hub.database.prisma.member.findFirstOrThrow({
      where: { email: 'directrice.marsan@demo.example' },
    })
    await hub.database.prisma.minutesRevision.updateMany({
      where: { body: 'De la première' },
      data: { authorId: other.id },
    })
    await save(id, 1, 'Réécrit')
    expect(await read(id)).toMatchObject({
      minutes: {
        revisions: [
          { version: 2, body: 'Réécrit' },
          { version: 1, body: 'De la première' },
        ],
      },
    })
  })

  it('are written by no participant, and read by none until they are published, live', async () => {
    const id = await meeting()
    await save(id, 0, 'Brouillon')
    expect(await save(id, 1, 'Non', {}, manager)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await read(id, manager)).toMatchObject({ minutes: null })
    const watch = await manager.watch()
    expect(only(await referent.ask(documents.publishMinutes, { workshopId: id }))).not.toHaveProperty('code')
    // What came before may still be on its way.
    await eventually(async () => watch.items.some(({ kind }) => kind === 'MINUTES_PUBLISHED'))
    watch.stop()
    expect(await read(id, manager)).toMatchObject({ minutes: { body: 'Brouillon', revisions: [] } })
  })

  it('are not published empty, nor by a participant, and never too long', async () => {
    const id = await meeting()
    const publish = async (by: Member) => only(await by.ask(documents.publishMinutes, { workshopId: id }))
    expect(await publish(referent)).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await publish(manager)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await save(id, 0, 'a'.repeat(100_001))).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await read(id)).toMatchObject({ minutes: null })
  })
})
