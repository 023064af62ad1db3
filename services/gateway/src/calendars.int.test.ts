import { sync, type VEvent } from 'node-ical'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from './testing/clients.ts'
import { deeds, only } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

const make = `mutation ($scope: CalendarScope!, $communityId: ID, $commandId: ID) {
  makeCalendarFeed(input: { scope: $scope, communityId: $communityId, commandId: $commandId })
  { __typename ... on CalendarFeed { id url } ... on Error { code message } } }`
const end = `mutation ($id: ID!) { endCalendarFeed(input: { calendarFeedId: $id }) { __typename ... on Error { code } } }`
const schedule = `mutation ($input: ScheduleWorkshopInput!) { scheduleWorkshop(input: $input) { __typename ... on Workshop { id version } ... on Error { message } } }`
const edit = `mutation ($input: EditWorkshopInput!) { editWorkshop(input: $input) { __typename ... on Workshop { id version } ... on Error { message } } }`
const publish = `mutation ($id: ID!) { publishWorkshop(input: { workshopId: $id }) { __typename } }`
const cancel = `mutation ($id: ID!) { cancelWorkshop(input: { workshopId: $id, reason: "La salle est inondée." }) { __typename } }`
const register = `mutation ($id: ID!) { registerForWorkshop(input: { workshopId: $id }) { __typename ... on Registration { id state } } }`

let hub: TestHub
let referent: Member
let manager: Member
let marsan: string
beforeAll(async () => {
  hub = await startTestHub()
  referent = await hub.as('referente@demo.example')
  manager = await hub.as('directrice.marsan@demo.example')
  marsan = await deeds(referent).communityId('marsan')
})
afterAll(() => hub.stop())

const get = (path: string, token?: string) =>
  fetch(`http://localhost:${hub.port}${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} })
const pathOf = (url: string | undefined) => new URL(String(url)).pathname
const events = async (path: string, token?: string): Promise<VEvent[]> => {
  const response = await get(path, token)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/calendar')
  return Object.values(sync.parseICS(await response.text())).flatMap((each) => (each?.type === 'VEVENT' ? [each] : []))
}
const titles = async (path: string) => (await events(path)).map(({ summary }) => summary)
const feed = async (member: Member, variables: object) => only(await member.ask(make, variables))

const planned = async (title: string, more: object = {}) => {
  const startsAt = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 20 * 86_400_000)
  const endsAt = new Date(startsAt.getTime() + 7_200_000)
  const input = {
    title,
    kind: 'MEETING',
    communityIds: [marsan],
    startsAt,
    endsAt,
    address: '12 rue des Pins',
    ...more,
  }
  const workshop = only(await referent.ask(schedule, { input }))
  return { id: String(workshop['id']), version: Number(workshop['version']), startsAt, endsAt }
}
const published = async (title: string, more: object = {}) => {
  const workshop = await planned(title, more)
  await referent.ask(publish, { id: workshop.id })
  return workshop
}

it('one’s own calendar shows where one has a place, a community’s what its members may see; drafts nowhere', async () => {
  const mine = await published('Où je vais')
  await published('Où je ne vais pas')
  await planned('Brouillon')
  await manager.ask(register, { id: mine.id })
  const own = await feed(manager, { scope: 'MINE' })
  const community = await feed(manager, { scope: 'COMMUNITY', communityId: marsan })
  expect(await titles(pathOf(own['url']))).toEqual(['Où je vais'])
  expect(await titles(pathOf(community['url']))).toEqual(expect.arrayContaining(['Où je vais', 'Où je ne vais pas']))
  expect(await titles(pathOf(community['url']))).not.toContain('Brouillon')
})

it('a workshop that moves keeps its UID and its SEQUENCE rises; cancelled, it stays as CANCELLED', async () => {
  const { id, version, startsAt, endsAt } = await published('Se déplace')
  const { url } = await feed(manager, { scope: 'NETWORK' })
  const find = async () => (await events(pathOf(url))).find(({ summary }) => String(summary).includes('Se déplace'))
  const before = await find()
  const later = (moment: Date) => new Date(moment.getTime() + 86_400_000)
  const dates = [{ startsAt: later(startsAt), endsAt: later(endsAt) }]
  only(await referent.ask(edit, { input: { workshopId: id, version: version + 1, dates } }))
  const moved = await find()
  expect(moved?.uid).toBe(before?.uid)
  expect(Number(moved?.sequence)).toBeGreaterThan(Number(before?.sequence))
  expect(moved?.start.getTime()).toBe(later(startsAt).getTime())
  await referent.ask(cancel, { id })
  const cancelled = await find()
  expect(cancelled).toMatchObject({ uid: before?.uid, status: 'CANCELLED' })
  expect(Number(cancelled?.sequence)).toBeGreaterThan(Number(moved?.sequence))
})

it('renewing ends the old address; ending it ends both; a forged one was never there', async () => {
  const first = await feed(manager, { scope: 'COMMUNITY', communityId: marsan })
  const second = await feed(manager, { scope: 'COMMUNITY', communityId: marsan })
  expect(second['id']).toBe(first['id'])
  expect((await get(pathOf(first['url']))).status).toBe(404)
  expect((await get(pathOf(second['url']))).status).toBe(200)
  expect(only(await referent.ask(end, { id: second['id'] }))).toMatchObject({ code: 'NOT_FOUND' })
  expect((await get(pathOf(second['url']))).status).toBe(200)
  await manager.ask(end, { id: second['id'] })
  for (const path of [
    pathOf(second['url']),
    '/calendars/forged.ics',
    '/calendars/a/b/c.ics',
    '/calendars/',
    '/calendars/public/nowhere.ics',
    '/calendars/%00.ics',
  ]) {
    expect([path, (await get(path)).status]).toEqual([path, 404])
  }
})

it('a community’s calendar is for its members, and shows nothing more when one leaves', async () => {
  const dax = await deeds(referent).communityId('grand-dax')
  expect(await feed(manager, { scope: 'COMMUNITY', communityId: dax })).toMatchObject({ code: 'FORBIDDEN' })
  expect(await feed(manager, { scope: 'COMMUNITY' })).toMatchObject({ code: 'INVALID_INPUT' })
  expect(await feed(manager, { scope: 'MINE', communityId: marsan })).toMatchObject({ code: 'INVALID_INPUT' })
  const leaver = await hub.as('ambassadrice.marsan@demo.example')
  const { url } = await feed(leaver, { scope: 'COMMUNITY', communityId: marsan })
  expect(await events(pathOf(url))).not.toEqual([])
  const { prisma } = hub.database
  const roles = { where: { member: { email: 'ambassadrice.marsan@demo.example' } } }
  await prisma.heldRole.updateMany({ ...roles, data: { endedAt: new Date() } })
  const left = await events(pathOf(url))
  await prisma.heldRole.updateMany({ ...roles, data: { endedAt: null } })
  expect(left).toEqual([])
})

it('public calendars show what was announced to everybody, without the video link', async () => {
  await published('Annoncée à tous', { publicListing: true, videoUrl: 'https://visio.example/ama' })
  await published('Pour nous')
  for (const path of ['/calendars/public.ics', '/calendars/public/marsan.ics']) {
    expect(await titles(path)).toContain('Annoncée à tous')
    expect(await titles(path)).not.toContain('Pour nous')
    expect(await (await get(path)).text()).not.toContain('visio.example')
  }
  expect(await titles('/calendars/public/grand-dax.ics')).not.toContain('Annoncée à tous')
})

it('one workshop is put into one’s agenda by who may read it', async () => {
  const { id } = await published('À ajouter')
  const draft = await planned('Brouillon')
  const stranger = await hub.as('directeur.dax@demo.example')
  expect(await events(`/calendars/workshop/${id}.ics`, manager.token)).toMatchObject([{ summary: 'À ajouter' }])
  expect((await get(`/calendars/workshop/${id}.ics`)).status).toBe(401)
  expect((await get(`/calendars/workshop/${draft.id}.ics`, manager.token)).status).toBe(404)
  expect((await get('/calendars/workshop/nonsense.ics', manager.token)).status).toBe(404)
  expect((await get(`/calendars/workshop/${id}.ics`, stranger.token)).status).toBe(403)
})

it('who asks again learns that nothing changed, without reading it all; and reads what did', async () => {
  const { url } = await feed(manager, { scope: 'NETWORK' })
  const address = `http://localhost:${hub.port}${pathOf(url)}`
  const etag = (await fetch(address)).headers.get('etag') ?? ''
  const again = () => fetch(address, { headers: { 'if-none-match': `"other", W/${etag}` } })
  const unchanged = await again()
  expect([unchanged.status, await unchanged.text()]).toEqual([304, ''])
  await published('Entre-temps')
  const changed = await again()
  expect([changed.status, (await changed.text()).includes('Entre-temps')]).toEqual([200, true])
})

it('addresses are for reading', async () => {
  const response = await fetch(`http://localhost:${hub.port}/calendars/public.ics`, { method: 'POST' })
  expect(response.status).toBe(405)
})
