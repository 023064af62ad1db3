import { eventually } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from './testing/clients.ts'
import { contract, only } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

const agenda = 'id viewerMayProposePoint agenda { id title minutes state threadId threadSolved viewerMayWithdraw }'
const told = `... on Workshop { ${agenda} } ... on Error { code message } ... on InvalidInput { field }`
const mutation = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { ${told} } }`
const documents = {
  schedule: mutation('scheduleWorkshop', 'ScheduleWorkshopInput'),
  publish: mutation('publishWorkshop', 'PublishWorkshopInput'),
  propose: mutation('proposeAgendaPoint', 'ProposeAgendaPointInput'),
  edit: mutation('editAgendaPoint', 'EditAgendaPointInput'),
  order: mutation('orderAgenda', 'OrderAgendaInput'),
  withdraw: mutation('withdrawAgendaPoint', 'WithdrawAgendaPointInput'),
  read: `query ($id: ID!) { node(id: $id) { ... on Workshop { ${agenda} } } }`,
}

interface Point {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly threadSolved: boolean
}

let hub: TestHub
let manager: Member
let ambassador: Member
let partner: Member
let communities: ReadonlyMap<string, string>
beforeAll(async () => {
  hub = await startTestHub()
  manager = await hub.as('directrice.marsan@demo.example')
  ambassador = await hub.as('ambassadrice.marsan@demo.example')
  partner = await hub.as('ars@demo.example')
  const { data } = await manager.ask('{ communities { id slug } }')
  communities = new Map(data.communities.map(({ id, slug }) => [slug, id]))
})
afterAll(() => hub.stop())

const send = async (by: Member, document: string, input: object) => only(await by.ask(document, { input }))
const points = async (id: string, by = manager) =>
  (only(await by.ask(documents.read, { id })) as unknown as { agenda: Point[] }).agenda
const titles = async (id: string, by = manager) => (await points(id, by)).map(({ title }) => title)

/** A meeting of Marsan to come, published. */
const meeting = async () => {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  const facts = { title: 'Réunion', kind: 'MEETING', communityIds: [communities.get('marsan')] }
  const { id = '' } = await send(manager, documents.schedule, { ...facts, startsAt: at(48), endsAt: at(50) })
  await send(manager, documents.publish, { workshopId: id })
  return id
}
const ask = async (by: Member, slug: string, title = 'Comment recruter ?') => {
  const variables = { communityId: communities.get(slug), title, body: 'Nous cherchons.' }
  return only(await by.ask(contract.askForHelp, variables)).id ?? ''
}

describe('the agenda of a meeting', () => {
  it('takes points of everybody who may come; organisers accept, decline and order them', async () => {
    const workshopId = await meeting()
    const watch = await ambassador.watch()
    await send(manager, documents.propose, { workshopId, title: 'Accueil', minutes: 10 })
    await send(manager, documents.propose, { workshopId, title: 'Bilan' })
    await send(ambassador, documents.propose, { workshopId, title: 'Visites de collèges' })
    await send(ambassador, documents.propose, { workshopId, title: 'Repas' })
    expect((await points(workshopId)).map(({ state }) => state)).toEqual([
      'ACCEPTED',
      'ACCEPTED',
      'PROPOSED',
      'PROPOSED',
    ])
    const [welcome, review, visits, meal] = await points(workshopId)
    const edit = (by: Member, agendaPointId: string | undefined, change: object) =>
      send(by, documents.edit, { agendaPointId, ...change })
    expect(await edit(ambassador, visits?.id, { state: 'ACCEPTED' })).toMatchObject({ code: 'FORBIDDEN' })
    await edit(manager, visits?.id, { state: 'ACCEPTED', minutes: 20 })
    await edit(manager, meal?.id, { state: 'DECLINED' })
    const agendaPointIds = [welcome?.id, visits?.id, review?.id]
    await send(manager, documents.order, { workshopId, agendaPointIds })
    expect(await titles(workshopId)).toEqual(['Accueil', 'Visites de collèges', 'Bilan', 'Repas'])
    expect(await send(manager, documents.order, { workshopId, agendaPointIds: [welcome?.id] })).toMatchObject({
      code: 'CONFLICT',
    })
    expect(await send(ambassador, documents.order, { workshopId, agendaPointIds })).toMatchObject({ code: 'FORBIDDEN' })
    await eventually(async () => watch.items.some(({ kind }) => kind === 'AGENDA_EDITED'))
    watch.stop()
  })

  it('is withdrawn from by who proposed, until it is accepted', async () => {
    const workshopId = await meeting()
    await send(ambassador, documents.propose, { workshopId, title: 'Un point' })
    await send(ambassador, documents.propose, { workshopId, title: 'Un autre' })
    const [one, other] = await points(workshopId)
    await send(manager, documents.edit, { agendaPointId: other?.id, state: 'ACCEPTED' })
    expect(await send(ambassador, documents.withdraw, { agendaPointId: other?.id })).toMatchObject({
      code: 'FORBIDDEN',
    })
    await send(ambassador, documents.withdraw, { agendaPointId: one?.id })
    await send(manager, documents.withdraw, { agendaPointId: other?.id })
    expect(await titles(workshopId)).toEqual([])
  })

  it('takes up an open thread once, and says when it is solved and reopened', async () => {
    const workshopId = await meeting()
    const threadId = await ask(ambassador, 'marsan')
    const propose = (by: Member) => send(by, documents.propose, { workshopId, title: 'Recruter', threadId })
    const both = await Promise.all([propose(ambassador), propose(manager)])
    expect(both.map((each) => each['code'] ?? 'proposed').toSorted()).toEqual(['CONFLICT', 'proposed'])
    const answerId = only(await manager.ask(contract.answerThread, { threadId, body: 'Ainsi.' })).id
    await ambassador.ask(contract.markSolved, { threadId, answerId })
    await eventually(async () => (await points(workshopId))[0]?.threadSolved === true)
    await ambassador.ask('mutation ($id: ID!) { reopenThread(input: { threadId: $id }) { __typename } }', {
      id: threadId,
    })
    await eventually(async () => (await points(workshopId))[0]?.threadSolved === false)
  })

  it('refuses solved threads, those of other communities, and people who may not see the meeting', async () => {
    const workshopId = await meeting()
    const referent = await hub.as('referente@demo.example')
    const foreign = await ask(referent, 'grand-dax')
    const propose = (by: Member, threadId?: string) =>
      send(by, documents.propose, { workshopId, title: 'Recruter', threadId })
    expect(await propose(ambassador, foreign)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await propose(referent, foreign)).toMatchObject({ field: 'threadId' })
    const solved = await ask(ambassador, 'marsan')
    const answerId = only(await manager.ask(contract.answerThread, { threadId: solved, body: 'Ainsi.' })).id
    await ambassador.ask(contract.markSolved, { threadId: solved, answerId })
    expect(await propose(ambassador, solved)).toMatchObject({ code: 'CONFLICT' })
    expect(await propose(partner)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await send(ambassador, documents.propose, { workshopId, title: ' ' })).toMatchObject({ field: 'title' })
    expect(await send(ambassador, documents.propose, { workshopId, title: 'Oui', minutes: 0 })).toMatchObject({
      field: 'minutes',
    })
    expect(await titles(workshopId)).toEqual([])
  })
})
