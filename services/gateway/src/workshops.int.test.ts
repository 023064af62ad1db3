import { seatsChanged } from '@ama/events'
import { encodeNodeId } from '@ama/graphql'
import { newId } from '@ama/kernel'
import { eventually } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from './testing/clients.ts'
import { deeds, only } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

/** The documents of the contract with outside clients, word for word but for the variables' declaration. */
const documents = {
  schedule: `mutation ($title: String!, $kind: WorkshopKind!, $communityIds: [ID!]!, $startsAt: DateTime!, $endsAt: DateTime!,
      $seats: Int, $seatsPerEstablishment: Int, $communeCode: String, $address: String, $commandId: ID) {
    scheduleWorkshop(input: { title: $title, kind: $kind, communityIds: $communityIds, startsAt: $startsAt, endsAt: $endsAt,
      seats: $seats, seatsPerEstablishment: $seatsPerEstablishment, communeCode: $communeCode, address: $address, commandId: $commandId })
    { __typename ... on Workshop { id } ... on Error { code message } } }`,
  publish: `mutation ($workshopId: ID!) { publishWorkshop(input: { workshopId: $workshopId })
    { __typename ... on Workshop { id state } ... on Error { code message } } }`,
  register: `mutation ($workshopId: ID!, $commandId: ID) { registerForWorkshop(input: { workshopId: $workshopId, commandId: $commandId })
    { __typename ... on Registration { id state waitingPosition } ... on Error { code message } } }`,
  cancel: `mutation ($registrationId: ID!, $commandId: ID) { cancelRegistration(input: { registrationId: $registrationId, commandId: $commandId })
    { __typename ... on Registration { id state } ... on Error { code message } } }`,
  answer: `mutation ($registrationId: ID!, $accept: Boolean!) { answerSeatOffer(input: { registrationId: $registrationId, accept: $accept })
    { __typename ... on Registration { id state } ... on Error { code message } } }`,
  workshop: `query ($id: ID!) { node(id: $id) { ... on Workshop { id title state seats seatsTaken waitingCount
    registrations(first: 100) { edges { node { id state waitingPosition member { id } } } } } } }`,
  edit: `mutation ($input: EditWorkshopInput!) { editWorkshop(input: $input)
    { __typename ... on Workshop { id version seats } ... on Error { code message } ... on InvalidInput { field } } }`,
  callOff: `mutation ($workshopId: ID!, $reason: String!) { cancelWorkshop(input: { workshopId: $workshopId, reason: $reason })
    { __typename ... on Workshop { id state cancelReason } ... on Error { code message } } }`,
}

interface Seen {
  readonly state: string
  readonly seatsTaken: number
  readonly waitingCount: number
  readonly registrations: { edges: { node: { id: string; state: string; waitingPosition: number | null } }[] }
}

const inDays = (days: number, hours = 0) => new Date(Date.now() + days * 86_400_000 + hours * 3_600_000).toISOString()

let hub: TestHub
let referent: Member
let communityId: string
const loaded: string[] = []
beforeAll(async () => {
  hub = await startTestHub()
  referent = await hub.as('referente@demo.example')
  communityId = await deeds(referent).communityId('marsan')
  // Twelve members of four establishments, three each.
  const community = await hub.database.prisma.community.findUniqueOrThrow({
    where: { slug: 'marsan' },
    include: { communes: true },
  })
  const establishments = await hub.database.prisma.establishment.findMany({
    where: { communeCode: { in: community.communes.map(({ communeCode }) => communeCode) } },
    take: 4,
    orderBy: { id: 'asc' },
  })
  for (const [index, establishment] of [...establishments, ...establishments, ...establishments].entries()) {
    const email = `seat-${index}@demo.example`
    await hub.database.prisma.member.create({
      data: {
        id: newId(),
        displayName: `Participante ${index}`,
        email,
        establishmentId: establishment.id,
        roles: { create: { id: newId(), role: 'PROFESSIONAL', communityId: community.id } },
      },
    })
    loaded.push(email)
  }
})
afterAll(() => hub.stop())

const facts = (more: object = {}) => ({
  title: 'Cadre dirigeant : conduire le changement',
  kind: 'WORKSHOP',
  communityIds: [communityId],
  startsAt: inDays(20),
  endsAt: inDays(20, 3),
  ...more,
})
const schedule = async (more: object = {}, by = referent) => only(await by.ask(documents.schedule, facts(more)))
const published = async (more: object = {}): Promise<string> => {
  const { id } = await schedule(more)
  expect(only(await referent.ask(documents.publish, { workshopId: id }))).toMatchObject({ state: 'PUBLISHED' })
  return id ?? ''
}
const register = async (member: Member, workshopId: string, more: object = {}) =>
  only(await member.ask(documents.register, { workshopId, ...more }))
const cancel = async (member: Member, registrationId: string | undefined) =>
  only(await member.ask(documents.cancel, { registrationId }))
const answer = async (member: Member, registrationId: string | undefined, accept: boolean) =>
  only(await member.ask(documents.answer, { registrationId, accept }))
const look = async (workshopId: string, by = referent) =>
  only(await by.ask(documents.workshop, { id: workshopId })) as unknown as Seen
const stateOf = async (registrationId: string | undefined, workshopId: string) =>
  (await look(workshopId)).registrations.edges.find(({ node }) => node.id === registrationId)?.node.state
const members = (count: number) => Promise.all(loaded.slice(0, count).map((email) => hub.as(email)))

describe('a workshop', () => {
  it('is a draft that its organisers alone see, until it is published', async () => {
    const member = await hub.as('directrice.marsan@demo.example')
    const { id } = await schedule()
    const unknown = await member.ask(documents.workshop, { id })
    expect(unknown.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    await referent.ask(documents.publish, { workshopId: id })
    expect(await look(id ?? '', member)).toMatchObject({ state: 'PUBLISHED', seatsTaken: 0 })
  })

  it('is announced live to its communities when it is published', async () => {
    const watch = await (await hub.as('directrice.marsan@demo.example')).watch()
    const id = await published()
    // What the tests before it did may still be on its way.
    const heard = (wanted: string) => eventually(async () => watch.items.some(({ kind }) => kind === wanted))
    await heard('WORKSHOP_PUBLISHED')
    await referent.ask(documents.callOff, { workshopId: id, reason: 'La salle est fermée.' })
    await heard('WORKSHOP_CANCELLED')
    watch.stop()
  })

  it('may be planned by a manager in her own community, not in another, and by no professional', async () => {
    const manager = await hub.as('directrice.marsan@demo.example')
    expect(await schedule({}, manager)).toMatchObject({ __typename: 'Workshop' })
    const elsewhere = await deeds(referent).communityId('grand-dax')
    expect(await schedule({ communityIds: [communityId, elsewhere] }, manager)).toMatchObject({ code: 'FORBIDDEN' })
    const [professional] = await members(1)
    expect(await schedule({}, professional)).toMatchObject({ code: 'FORBIDDEN' })
  })

  it.each([
    ['ends before it starts', { startsAt: inDays(20), endsAt: inDays(19) }],
    ['in the past', { startsAt: inDays(-2), endsAt: inDays(-1) }],
    ['without a seat', { seats: 0 }],
    ['with 100,000 seats', { seats: 100_000 }],
    ['at an hour that does not exist', { startsAt: '2027-03-28T02:30:00+01:00', endsAt: '2027-03-28T05:00:00+02:00' }],
    ['in a commune that is not there', { communeCode: '75056' }],
    ['for no community', { communityIds: [] }],
    ['in a commune of no text', { communeCode: '\u0000' }],
  ])('%s is refused in a sentence, and nothing is kept', async (_case, more) => {
    const before = await hub.database.prisma.workshop.count()
    expect(await schedule(more)).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT' })
    expect(await hub.database.prisma.workshop.count()).toBe(before)
  })

  it('is planned once when the same command comes twice', async () => {
    const commandId = newId()
    const [one, other] = [await schedule({ commandId }), await schedule({ commandId })]
    expect(one['id']).toBe(other['id'])
  })

  it('moves with a higher sequence, and a change meanwhile is a conflict', async () => {
    const workshopId = await published()
    const input = { workshopId, version: 2, dates: [{ startsAt: inDays(21), endsAt: inDays(21, 3) }] }
    expect(only(await referent.ask(documents.edit, { input }))).toMatchObject({ version: 3 })
    expect(only(await referent.ask(documents.edit, { input }))).toMatchObject({ code: 'CONFLICT' })
    expect(await hub.database.prisma.workshop.findFirst({ where: { version: 3 } })).toMatchObject({ sequence: 1 })
  })
})

describe('a seat', () => {
  it('is taken in one click, seen live by everybody, once', async () => {
    const workshopId = await published({ seats: 3 })
    const [member] = await members(1)
    if (!member) throw new Error('no member')
    const watch = await referent.watch()
    const commandId = newId()
    const first = await register(member, workshopId, { commandId })
    expect(first).toMatchObject({ __typename: 'Registration', state: 'REGISTERED', waitingPosition: null })
    await eventually(async () => watch.items.some(({ kind }) => kind === 'SEATS_CHANGED'))
    expect((await register(member, workshopId, { commandId }))['id']).toBe(first['id'])
    expect(await register(member, workshopId)).toMatchObject({ code: 'CONFLICT' })
    expect(await look(workshopId)).toMatchObject({ seatsTaken: 1, waitingCount: 0 })
    watch.stop()
  })

  it('is never one too many, nor one too many of an establishment, whoever comes at once', async () => {
    const workshopId = await published({ seats: 5, seatsPerEstablishment: 2 })
    const all = await members(12)
    const answers = await Promise.all(all.map((member) => register(member, workshopId)))
    expect(answers.map((each) => each['state']).filter((state) => state === 'REGISTERED')).toHaveLength(5)
    const seen = await look(workshopId)
    expect(seen).toMatchObject({ seatsTaken: 5, waitingCount: 7 })
    const positions = seen.registrations.edges.flatMap(({ node }) => node.waitingPosition ?? [])
    expect(positions.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7])
    const held = await hub.database.prisma.registration.groupBy({
      by: ['establishmentId'],
      where: { state: 'REGISTERED', workshop: { seats: 5 } },
      _count: true,
    })
    expect(Math.max(...held.map(({ _count }) => _count))).toBeLessThanOrEqual(2)
  })

  it('that is freed goes to the next who fits, past whom it went is written down', async () => {
    const workshopId = await published({ seats: 3, seatsPerEstablishment: 2 })
    const [a0, b0, , , a1, b1, , , a2] = await members(9)
    if (!a0 || !b0 || !a1 || !b1 || !a2) throw new Error('no members')
    await register(a0, workshopId)
    await register(a1, workshopId)
    const taken = await register(b0, workshopId)
    const third = await register(a2, workshopId)
    const next = await register(b1, workshopId)
    expect([third['waitingPosition'], next['waitingPosition']]).toEqual([1, 2])
    expect(await cancel(b0, taken['id'])).toMatchObject({ state: 'CANCELLED' })
    // Two of the first establishment sit already: the third waits on, the other is offered the seat.
    expect(await stateOf(third['id'], workshopId)).toBe('WAITING')
    expect(await stateOf(next['id'], workshopId)).toBe('OFFERED')
    expect(await look(workshopId)).toMatchObject({ seatsTaken: 3, waitingCount: 1 })
    expect(await hub.database.prisma.seatSkip.count({ where: { reason: 'ESTABLISHMENT_QUOTA' } })).toBe(1)
    expect(await answer(a2, next['id'], true)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await answer(b1, next['id'], true)).toMatchObject({ state: 'REGISTERED' })
    expect(await answer(b1, next['id'], true)).toMatchObject({ code: 'CONFLICT' })
  })

  it('whose offer nobody answers goes on to the next, and can’t be taken any more', async () => {
    const workshopId = await published({ seats: 1 })
    const [one, two, three] = await members(3)
    if (!one || !two || !three) throw new Error('no members')
    const taken = await register(one, workshopId)
    const second = await register(two, workshopId)
    const third = await register(three, workshopId)
    await cancel(one, taken['id'])
    expect(await stateOf(second['id'], workshopId)).toBe('OFFERED')
    await hub.database.prisma.registration.updateMany({
      where: { state: 'OFFERED', workshop: { seats: 1 } },
      data: { offerExpiresAt: new Date(Date.now() - 1_000) },
    })
    expect(await answer(two, second['id'], true)).toMatchObject({ code: 'CONFLICT' })
    await eventually(async () => (await stateOf(third['id'], workshopId)) === 'OFFERED')
    expect(await stateOf(second['id'], workshopId)).toBe('CANCELLED')
    expect(await answer(three, third['id'], false)).toMatchObject({ state: 'CANCELLED' })
    expect(await look(workshopId)).toMatchObject({ seatsTaken: 0, waitingCount: 0 })
  })

  it('is offered when seats are added; fewer than are taken are refused and drop nobody', async () => {
    const workshopId = await published({ seats: 2 })
    const [one, two, three] = await members(3)
    if (!one || !two || !three) throw new Error('no members')
    await register(one, workshopId)
    await register(two, workshopId)
    const waiting = await register(three, workshopId)
    const fewer = only(await referent.ask(documents.edit, { input: { workshopId, version: 2, seats: 1 } }))
    expect(fewer).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('2 places') })
    expect(await look(workshopId)).toMatchObject({ seatsTaken: 2, waitingCount: 1 })
    await referent.ask(documents.edit, { input: { workshopId, version: 2, seats: 3 } })
    expect(await stateOf(waiting['id'], workshopId)).toBe('OFFERED')
  })

  it('of somebody else is not one’s to give back, and of a cancelled workshop nobody’s to take', async () => {
    const workshopId = await published({ seats: 2 })
    const [one, two] = await members(2)
    if (!one || !two) throw new Error('no members')
    const taken = await register(one, workshopId)
    expect(await cancel(two, taken['id'])).toMatchObject({ code: 'FORBIDDEN' })
    const called = only(await referent.ask(documents.callOff, { workshopId, reason: 'Trop peu d’inscrits.' }))
    expect(called).toMatchObject({ state: 'CANCELLED', cancelReason: 'Trop peu d’inscrits.' })
    expect(await register(two, workshopId)).toMatchObject({ code: 'CONFLICT' })
  })

  it('is freed when its holder leaves the community', async () => {
    const workshopId = await published({ seats: 1 })
    const [one, two] = (await members(12)).slice(10)
    if (!one || !two) throw new Error('no members')
    await register(one, workshopId)
    const waiting = await register(two, workshopId)
    const left = await hub.database.prisma.member.findUniqueOrThrow({
      where: { email: loaded[10] ?? '' },
      include: { roles: true },
    })
    const endRole = `mutation ($id: ID!) { endRole(input: { heldRoleId: $id }) { __typename ... on Error { code message } } }`
    const roleId = encodeNodeId('HeldRole', left.roles[0]?.id ?? '')
    expect(only(await referent.ask(endRole, { id: roleId }))).not.toHaveProperty('code')
    await eventually(async () => (await stateOf(waiting['id'], workshopId)) === 'OFFERED')
  })
})

it('every change of a seat is an event with the counters after it', async () => {
  const events = await hub.database.prisma.event.findMany({
    where: { type: seatsChanged.type },
    orderBy: { sequence: 'asc' },
  })
  const last = new Map(events.map((event) => [event.subjectId, seatsChanged.data.parse(event.data)]))
  const workshops = await hub.database.prisma.workshop.findMany({
    where: { id: { in: [...last.keys()] }, state: 'PUBLISHED' },
  })
  for (const { id, seatsTaken, waitingCount } of workshops) {
    expect(last.get(id)).toMatchObject({ seatsTaken, waitingCount })
  }
})
