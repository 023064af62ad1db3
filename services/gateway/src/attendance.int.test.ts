import { newId } from '@ama/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from './testing/clients.ts'
import { deeds, only } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

const documents = {
  schedule: `mutation ($input: ScheduleWorkshopInput!) { scheduleWorkshop(input: $input)
    { ... on Workshop { id } ... on Error { code message } } }`,
  publish: `mutation ($workshopId: ID!) { publishWorkshop(input: { workshopId: $workshopId })
    { ... on Workshop { id } ... on Error { code message } } }`,
  register: `mutation ($workshopId: ID!) { registerForWorkshop(input: { workshopId: $workshopId })
    { ... on Registration { id state } ... on Error { code message } } }`,
  mark: `mutation ($input: MarkAttendanceInput!) { markAttendance(input: $input)
    { ... on Workshop { id } ... on Error { code message } } }`,
  walkIn: `mutation ($input: AddWalkInInput!) { addWalkIn(input: $input)
    { ... on Workshop { id } ... on Error { code message } } }`,
  removeWalkIn: `mutation ($input: RemoveWalkInInput!) { removeWalkIn(input: $input)
    { ... on Workshop { id } ... on Error { code message } } }`,
  read: `query ($id: ID!) { node(id: $id) { ... on Workshop { id seatsTaken waitingCount dates { id }
    attendance { entries { registration { id state walkIn member { id } } establishmentName marks { dateId mark markedBy { displayName } } }
      walkIns { id name organisation } } } } }`,
}

interface Sheet {
  readonly seatsTaken: number
  readonly waitingCount: number
  readonly dates: { id: string }[]
  readonly attendance: {
    entries: {
      registration: { id: string; state: string; walkIn: boolean; member: { id: string } }
      marks: { dateId: string; mark: string }[]
    }[]
    walkIns: { id: string; name: string }[]
  } | null
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

const hour = 3_600_000
const at = (hours: number) => new Date(Date.now() + hours * hour)
const sheet = async (id: string, by = referent) => only(await by.ask(documents.read, { id })) as unknown as Sheet

/** A meeting of two half-days with one seat, which the manager holds; it began an hour ago unless told otherwise. */
const meeting = async (begins = -1) => {
  const dates = [0, 24].map((later) => ({ startsAt: at(48 + later), endsAt: at(50 + later) }))
  const communityIds = [await deeds(referent).communityId('marsan')]
  const input = { title: 'Rencontre', kind: 'MEETING', communityIds, startsAt: at(48), endsAt: at(74), dates, seats: 1 }
  const workshopId = only(await referent.ask(documents.schedule, { input })).id ?? ''
  await referent.ask(documents.publish, { workshopId })
  const registrationId = only(await manager.ask(documents.register, { workshopId })).id ?? ''
  const waitingId = only(await referent.ask(documents.register, { workshopId })).id ?? ''
  const { dates: shown } = await sheet(workshopId)
  await hub.database.prisma.workshop.updateMany({
    where: { startsAt: dates[0]?.startsAt ?? new Date(0) },
    data: { startsAt: at(begins), endsAt: at(begins + 26) },
  })
  return { workshopId, registrationId, waitingId, dateIds: shown.map(({ id }) => id) }
}
type Meeting = Awaited<ReturnType<typeof meeting>>

const tap = async (
  { workshopId, registrationId, dateIds }: Meeting,
  mark: string,
  { half = 0, minutes = 0, by = referent, of = registrationId, more = {} } = {},
) => {
  const markedAt = new Date(Date.now() + minutes * 60_000)
  const marks = [{ dateId: dateIds[half], registrationId: of, mark, markedAt }]
  return only(await by.ask(documents.mark, { input: { workshopId, marks, ...more } }))
}
const stateOf = async ({ workshopId }: Meeting, registrationId: string) =>
  (await sheet(workshopId)).attendance?.entries.find(({ registration }) => registration.id === registrationId)
    ?.registration.state

describe('attendance', () => {
  it('is noted by half-day, and is the state of the registration', async () => {
    const held = await meeting()
    expect(await tap(held, 'ABSENT')).not.toHaveProperty('code')
    expect(await stateOf(held, held.registrationId)).toBe('ABSENT')
    await tap(held, 'EXCUSED', { half: 1 })
    expect(await stateOf(held, held.registrationId)).toBe('EXCUSED')
    await tap(held, 'PRESENT', { half: 1 })
    expect(await stateOf(held, held.registrationId)).toBe('ATTENDED')
    expect(await sheet(held.workshopId)).toMatchObject({ seatsTaken: 1, waitingCount: 1 })
  })

  it('keeps the tap made last when an earlier one arrives after it, and takes a command once', async () => {
    const held = await meeting()
    const commandId = newId()
    await tap(held, 'PRESENT', { minutes: -5 })
    await tap(held, 'ABSENT', { minutes: -20, more: { commandId } })
    await tap(held, 'ABSENT', { minutes: -20, more: { commandId } })
    expect(await stateOf(held, held.registrationId)).toBe('ATTENDED')
  })

  it('of several who check in at once is agreed upon by all', async () => {
    const held = await meeting()
    const minutes = [-9, -1, -7, -3, -5]
    await Promise.all(minutes.map((each) => tap(held, each === -1 ? 'EXCUSED' : 'PRESENT', { minutes: each })))
    expect(await stateOf(held, held.registrationId)).toBe('EXCUSED')
  })

  it('of who waited and came all the same takes no seat', async () => {
    const held = await meeting()
    await tap(held, 'PRESENT', { of: held.waitingId })
    const { seatsTaken, waitingCount, attendance } = await sheet(held.workshopId)
    expect({ seatsTaken, waitingCount }).toEqual({ seatsTaken: 1, waitingCount: 0 })
    expect(attendance?.entries.find(({ registration }) => registration.id === held.waitingId)).toMatchObject({
      registration: { state: 'ATTENDED', walkIn: true },
    })
  })

  it('lists who walks in, a member or a name', async () => {
    const held = await meeting()
    const dateId = held.dateIds[0]
    const add = async (more: object) =>
      only(await referent.ask(documents.walkIn, { input: { workshopId: held.workshopId, dateId, ...more } }))
    const ambassador = await hub.as('ambassadrice.marsan@demo.example')
    const me = only(await ambassador.ask('query { viewer { member { id } } }')) as unknown as { member: { id: string } }
    expect(await add({ memberId: me.member.id })).not.toHaveProperty('code')
    expect(await add({ name: 'Camille, stagiaire', organisation: 'Lycée' })).not.toHaveProperty('code')
    expect(await add({ name: '  ' })).toMatchObject({ code: 'INVALID_INPUT' })
    const { seatsTaken, attendance } = await sheet(held.workshopId)
    expect(seatsTaken).toBe(1)
    expect(attendance?.walkIns).toMatchObject([{ name: 'Camille, stagiaire' }])
    const remove = async (by: Member) =>
      only(await by.ask(documents.removeWalkIn, { input: { walkInId: attendance?.walkIns[0]?.id } }))
    expect(await remove(manager)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await remove(referent)).not.toHaveProperty('code')
    expect(await remove(referent)).toMatchObject({ code: 'NOT_FOUND' })
    expect((await sheet(held.workshopId)).attendance?.walkIns).toEqual([])
    expect(attendance?.entries.map(({ registration }) => registration.member.id)).toContain(me.member.id)
  })

  it('is printed for organisers alone', async () => {
    const { workshopId } = await meeting()
    const statusFor = async (token?: string, path = `${encodeURIComponent(workshopId)}.pdf`) => {
      const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
      const answer = await fetch(`http://localhost:${hub.port}/sheets/${path}`, { headers })
      const body = await answer.text()
      return [answer.status, body.startsWith('%PDF-')]
    }
    expect(await statusFor(referent.token)).toEqual([200, true])
    expect(await statusFor(manager.token)).toEqual([403, false])
    expect(await statusFor()).toEqual([401, false])
    expect(await statusFor(referent.token, 'inconnue.pdf')).toEqual([404, false])
  })

  it('is nothing for participants, nor before the day, nor of another meeting', async () => {
    const held = await meeting()
    expect(await tap(held, 'PRESENT', { by: manager })).toMatchObject({ code: 'FORBIDDEN' })
    expect((await sheet(held.workshopId, manager)).attendance).toBeNull()
    expect(await tap(await meeting(72), 'PRESENT')).toMatchObject({ code: 'CONFLICT' })
    const other = await meeting()
    expect(await tap({ ...held, registrationId: other.registrationId }, 'PRESENT')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await tap({ ...held, dateIds: other.dateIds }, 'PRESENT')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await stateOf(held, held.registrationId)).toBe('REGISTERED')
  })
})
