import { simpleParser, type ParsedMail } from 'mailparser'
import { sync } from 'node-ical'
import { SMTPServer } from 'smtp-server'
import { eventually } from '@ama/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from './testing/clients.ts'
import { deeds, only } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

const schedule = `mutation ($input: ScheduleWorkshopInput!) { scheduleWorkshop(input: $input) { __typename ... on Workshop { id version } ... on Error { message } } }`
const publish = `mutation ($id: ID!) { publishWorkshop(input: { workshopId: $id }) { __typename ... on Workshop { version } } }`
const edit = `mutation ($input: EditWorkshopInput!) { editWorkshop(input: $input) { __typename ... on Error { message } } }`
const cancel = `mutation ($id: ID!) { cancelWorkshop(input: { workshopId: $id, reason: "La salle est inondée." }) { __typename } }`
const register = `mutation ($id: ID!) { registerForWorkshop(input: { workshopId: $id }) { __typename ... on Registration { id state } ... on Error { message } } }`
const giveBack = `mutation ($id: ID!) { cancelRegistration(input: { registrationId: $id }) { __typename } }`
const list = `{ viewer { unreadNoticeCount } notices(first: 50) { edges { node { id kind title text path because readAt } } } }`
const read = `mutation ($ids: [ID!]) { markNoticesRead(input: { noticeIds: $ids }) { __typename ... on Viewer { unreadNoticeCount } } }`
const choose = `mutation ($input: EditNoticeSettingsInput!) { editNoticeSettings(input: $input) { __typename ... on NoticeSettings { mailFrom mailUntil bouncedAt kinds { kind mailed } } ... on Error { code } ... on InvalidInput { field } } }`
const settings = `{ noticeSettings { bouncedAt mailFrom mailUntil kinds { kind label because mailed urgent } } }`

interface Notice {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly text: string
  readonly path: string
  readonly because: string
}

const received: { to: string; mail: ParsedMail }[] = []
const refuses = new Set<string>()
let failures = 0
const relay = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, done) =>
    refuses.has(address) ? done(Object.assign(new Error('No such mailbox'), { responseCode: 550 })) : done(),
  onData: (stream, session, done) => {
    simpleParser(stream).then((mail) => {
      if (failures > 0) {
        failures -= 1
        return done(Object.assign(new Error('Try again'), { responseCode: 451 }))
      }
      received.push({ to: session.envelope.rcptTo[0]?.address ?? '', mail })
      return done()
    }, done)
  },
})

let hub: TestHub
let referent: Member
let manager: Member
let ambassador: Member
let marsan: string
const [managerMail, ambassadorMail] = ['directrice.marsan@demo.example', 'ambassadrice.marsan@demo.example']
beforeAll(async () => {
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const address = relay.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  hub = await startTestHub({ environment: { SMTP_URL: `smtp://127.0.0.1:${port}` } })
  referent = await hub.as('referente@demo.example')
  manager = await hub.as(managerMail)
  ambassador = await hub.as(ambassadorMail)
  marsan = await deeds(referent).communityId('marsan')
  // At any hour of the day that these tests run; new meetings are not what they look at.
  const { prisma } = hub.database
  const members = await prisma.member.findMany({ select: { id: true } })
  const quiet = { mailFrom: 0, mailUntil: 24, weekdaysOnly: false, unmailed: ['WORKSHOP_PUBLISHED'] }
  await prisma.noticeSettings.createMany({ data: members.map(({ id: memberId }) => ({ memberId, ...quiet })) })
})
afterAll(async () => {
  await hub.stop()
  await new Promise<void>((resolve) => relay.close(resolve))
})

const published = async (title: string, seats = 12) => {
  const startsAt = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 20 * 86_400_000)
  const endsAt = new Date(startsAt.getTime() + 7_200_000)
  const input = { title, kind: 'MEETING', communityIds: [marsan], startsAt, endsAt, seats }
  const { id } = only(await referent.ask(schedule, { input }))
  const { version } = only(await referent.ask(publish, { id }))
  return { id: String(id), version: Number(version), startsAt, endsAt }
}
const noticesOf = async (member: Member) => {
  const { data } = await member.ask(list)
  const { viewer, notices } = data as unknown as {
    viewer: { unreadNoticeCount: number }
    notices: { edges: { node: Notice }[] }
  }
  return { unread: viewer.unreadNoticeCount, all: notices.edges.map(({ node }) => node) }
}
const told = async (member: Member, kind: string, title: string): Promise<Notice> => {
  let found: Notice | undefined
  await eventually(async () => {
    found = (await noticesOf(member)).all.find((each) => each.kind === kind && each.title.includes(title))
    return found !== undefined
  })
  if (!found) throw new Error('not told')
  return found
}
const mailed = async (to: string, subject: string): Promise<ParsedMail> => {
  let found: ParsedMail | undefined
  await eventually(async () => {
    found = received.find(
      ({ to: own, mail }) => own === to && (mail.subject ?? '').replaceAll('\u00a0', ' ').includes(subject),
    )?.mail
    return found !== undefined
  })
  if (!found) throw new Error('not mailed')
  return found
}
const eventOf = (mail: ParsedMail) => {
  const content = mail.attachments.find(({ contentType }) => contentType.includes('calendar'))?.content.toString() ?? ''
  return { content, event: Object.values(sync.parseICS(content)).find((each) => each?.type === 'VEVENT') }
}

it('a seat taken is confirmed in the hub, live, and by mail with the appointment', async () => {
  const { id, startsAt } = await published('Confirmation')
  const watch = await manager.watch()
  only(await manager.ask(register, { id }))
  const notice = await told(manager, 'SEAT_TAKEN', 'Confirmation')
  expect(notice).toMatchObject({ path: `/ateliers/${id}`, because: expect.stringContaining('inscrit') })
  await eventually(async () => watch.items.some(({ kind }) => kind === 'NOTICES_WRITTEN'))
  const mail = await mailed(managerMail, 'Confirmation')
  expect(mail.text).toContain(`http://hub.test/ateliers/${id}`)
  expect(mail.text).toContain('Vous recevez ceci parce que')
  expect(String(mail.html)).toContain(`http://hub.test/ateliers/${id}`)
  expect(eventOf(mail).event).toMatchObject({ start: startsAt, status: 'CONFIRMED' })
})

it('what is told one member is nobody else’s: neither list nor live', async () => {
  const others = await ambassador.watch()
  const timesTold = () => others.items.filter(({ kind }) => kind === 'NOTICES_WRITTEN').length
  const { id } = await published('Rien que pour elle')
  await told(ambassador, 'WORKSHOP_PUBLISHED', 'Rien que pour elle')
  await eventually(async () => timesTold() === 1)
  await manager.ask(register, { id })
  const notice = await told(manager, 'SEAT_TAKEN', 'Rien que pour elle')
  const node = `query ($id: ID!) { node(id: $id) { __typename ... on Notice { title } } }`
  expect((await ambassador.ask(node, { id: notice.id })).data.node).toBeNull()
  await deeds(referent).ask(marsan)
  await eventually(async () => others.items.some(({ kind }) => kind === 'THREAD_ASKED'))
  expect(timesTold()).toBe(1)
  await ambassador.ask(read, { ids: [notice.id] })
  expect((await noticesOf(manager)).all.find((each) => each.id === notice.id)).toMatchObject({ readAt: null })
})

it('who waits is told so, then offered the freed seat; who gave it back is told nothing', async () => {
  const { id } = await published('Une place', 1)
  const { id: registrationId } = only(await manager.ask(register, { id }))
  await ambassador.ask(register, { id })
  await told(ambassador, 'WAITING_FOR_SEAT', 'Une place')
  await manager.ask(giveBack, { id: registrationId })
  await told(ambassador, 'SEAT_OFFERED', 'Une place')
  const mail = await mailed(ambassadorMail, 'Une place vous est proposée')
  expect(mail.text).toContain('Répondre')
  expect((await noticesOf(manager)).all.filter(({ kind }) => kind === 'REGISTRATION_CANCELLED')).toEqual([])
})

it('a move and a cancellation reach those who come, with the same UID and a rising SEQUENCE', async () => {
  const { id, version, startsAt, endsAt } = await published('Change')
  await manager.ask(register, { id })
  const first = eventOf(await mailed(managerMail, 'confirmée : Change')).event
  const later = (moment: Date) => new Date(moment.getTime() + 86_400_000)
  only(
    await referent.ask(edit, {
      input: { workshopId: id, version, dates: [{ startsAt: later(startsAt), endsAt: later(endsAt) }] },
    }),
  )
  const second = eventOf(await mailed(managerMail, 'Changement : Change')).event
  await referent.ask(cancel, { id })
  const { content, event: third } = eventOf(await mailed(managerMail, 'Annulée : Change'))
  expect(second).toMatchObject({ uid: first && 'uid' in first ? first.uid : '', start: later(startsAt) })
  expect(third).toMatchObject({ uid: first && 'uid' in first ? first.uid : '', status: 'CANCELLED' })
  expect(content).toContain('METHOD:CANCEL')
  expect((await told(manager, 'WORKSHOP_CANCELLED', 'Change')).text).toContain('La salle est inondée.')
})

it('one who registers somebody else’s cancellation: the person is told', async () => {
  const { id } = await published('Annulée par une autre')
  const { id: registrationId } = only(await manager.ask(register, { id }))
  await told(manager, 'SEAT_TAKEN', 'Annulée par une autre')
  await referent.ask(giveBack, { id: registrationId })
  await told(manager, 'REGISTRATION_CANCELLED', 'Annulée par une autre')
})

it('each is told once, also when the events are heard again', async () => {
  const { id } = await published('Une seule fois')
  await manager.ask(register, { id })
  await mailed(managerMail, 'Une seule fois')
  const { prisma } = hub.database
  await prisma.notice.findFirstOrThrow({ where: { kind: 'SEAT_TAKEN' } })
  const events = await prisma.event.findMany({ where: { type: { startsWith: 'hub.workshops.seats-changed' } } })
  const count = () => prisma.notice.count({ where: { kind: { not: 'WORKSHOP_PUBLISHED' } } })
  const before = await count()
  // The log again, under new names, as a replay would bring it.
  for (const { type, subjectId, communityId, audience, data, actorId } of events) {
    await prisma.$executeRaw`
      INSERT INTO event_log (id, type, subject_id, community_id, audience, actor_id, correlation_id, data, occurred_at)
      VALUES (gen_random_uuid(), ${type}, ${subjectId}::uuid, ${communityId}::uuid, ${audience}, ${actorId}::uuid,
              gen_random_uuid(), ${JSON.stringify(data)}::jsonb, now())`
  }
  const { id: last } = await published('Après')
  await manager.ask(register, { id: last })
  await told(manager, 'SEAT_TAKEN', 'Après')
  expect(await count()).toBe(before + 1)
  await mailed(managerMail, 'Après')
  expect(received.filter(({ mail }) => (mail.subject ?? '').includes('Une seule fois'))).toHaveLength(1)
})

it('read is read, one or all', async () => {
  const before = await noticesOf(manager)
  const [one] = before.all
  await manager.ask(read, { ids: [one?.id] })
  expect((await noticesOf(manager)).unread).toBe(before.unread - 1)
  expect(only(await manager.ask(read))).toMatchObject({ unreadNoticeCount: 0 })
})

it('a kind that one does not want by mail is in the list alone', async () => {
  await manager.ask(choose, { input: { unmailed: ['WORKSHOP_PUBLISHED', 'SEAT_TAKEN'] } })
  const { id } = await published('Sans courrier')
  await manager.ask(register, { id })
  await told(manager, 'SEAT_TAKEN', 'Sans courrier')
  const row = await hub.database.prisma.notice.findFirstOrThrow({
    where: { kind: 'SEAT_TAKEN' },
    orderBy: { createdAt: 'desc' },
  })
  expect(row).toMatchObject({ nextAttemptAt: null, sentAt: null })
  await manager.ask(choose, { input: { unmailed: ['WORKSHOP_PUBLISHED'] } })
})

it('settings that make no sense are refused', async () => {
  const refused = async (input: object) => only(await manager.ask(choose, { input }))
  expect(await refused({ mailFrom: 20, mailUntil: 8 })).toMatchObject({ code: 'INVALID_INPUT', field: 'mailUntil' })
  expect(await refused({ mailFrom: -1 })).toMatchObject({ field: 'mailFrom' })
  expect(await refused({ unmailed: ['NOTHING'] })).toMatchObject({ field: 'unmailed' })
  const { data } = await manager.ask(settings)
  expect(data).toMatchObject({ noticeSettings: { mailFrom: 0, mailUntil: 24 } })
})

it('what the relay does not take now is tried again, later each time, under the same name', async () => {
  failures = 1
  const { id } = await published('Réessayer')
  await manager.ask(register, { id })
  const { prisma } = hub.database
  await eventually(async () => failures === 0)
  const row = await prisma.notice.findFirstOrThrow({ where: { sentAt: null, nextAttemptAt: { not: null } } })
  expect(row).toMatchObject({ attempts: 1, failedAt: null })
  expect(row.nextAttemptAt?.getTime()).toBeGreaterThan(Date.now() + 30_000)
  await prisma.notice.update({ where: { id: row.id }, data: { nextAttemptAt: new Date() } })
  const mail = await mailed(managerMail, 'Réessayer')
  expect(mail.messageId).toBe(`<${row.id}@hub.test>`)
})

it('an address that the relay refuses for good gets no more mails until its owner says so', async () => {
  refuses.add(ambassadorMail)
  const { id } = await published('Adresse refusée')
  await ambassador.ask(register, { id })
  await eventually(async () => {
    const { data } = await ambassador.ask(settings)
    return (data as unknown as { noticeSettings: { bouncedAt: string | null } }).noticeSettings.bouncedAt !== null
  })
  const second = await published('Encore')
  await ambassador.ask(register, { id: second.id })
  await told(ambassador, 'SEAT_TAKEN', 'Encore')
  expect(await hub.database.prisma.notice.count({ where: { nextAttemptAt: { not: null } } })).toBe(0)
  refuses.clear()
  expect(only(await ambassador.ask(choose, { input: { resumeMails: true } }))).toMatchObject({ bouncedAt: null })
  const third = await published('De nouveau')
  await ambassador.ask(register, { id: third.id })
  await mailed(ambassadorMail, 'De nouveau')
})

it('those who come are reminded a day before, once; not who registered since', async () => {
  const { id } = await published('Demain')
  await manager.ask(register, { id })
  await ambassador.ask(register, { id })
  const workshopId = Buffer.from(id, 'base64url').toString().split(':')[1] ?? ''
  const { prisma } = hub.database
  const startsAt = new Date(Date.now() + 20 * 3_600_000)
  await prisma.workshop.update({
    where: { id: workshopId },
    data: { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) },
  })
  await prisma.registration.updateMany({
    where: { workshopId, member: { email: managerMail } },
    data: { updatedAt: new Date(Date.now() - 3 * 86_400_000) },
  })
  const remind = hub.hub.areas.flatMap(({ rounds }) => rounds ?? []).find(({ name }) => name === 'remind-of-workshops')
  const { database, clock, log, configuration } = hub.hub
  const parts = { database, clock, log, configuration, mailer: hub.mailer, stopping: new AbortController().signal }
  for (const _again of [1, 2]) await remind?.run(parts)
  await told(manager, 'WORKSHOP_REMINDER', 'Demain')
  expect(await prisma.notice.count({ where: { kind: 'WORKSHOP_REMINDER' } })).toBe(1)
})

it('a new meeting is told the members of its communities who may come; a series once, its organisers never', async () => {
  await published('À tous les membres')
  await told(manager, 'WORKSHOP_PUBLISHED', 'À tous les membres')
  expect((await noticesOf(referent)).all.map(({ kind }) => kind)).not.toContain('WORKSHOP_PUBLISHED')
  const elsewhere = await hub.as('directeur.dax@demo.example')
  expect((await noticesOf(elsewhere)).all.map(({ kind }) => kind)).not.toContain('WORKSHOP_PUBLISHED')

  const startsAt = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 20 * 86_400_000)
  const facts = { title: 'Chaque semaine', kind: 'MEETING', communityIds: [marsan] }
  const workshop = { ...facts, startsAt, endsAt: new Date(startsAt.getTime() + 7_200_000) }
  const series = `mutation ($input: ScheduleSeriesInput!) { scheduleSeries(input: $input) { ... on WorkshopSeries { id } } }`
  const { id } = only(await referent.ask(series, { input: { workshop, rule: 'FREQ=WEEKLY;COUNT=3' } }))
  await referent.ask('mutation ($id: ID!) { publishSeries(input: { seriesId: $id }) { __typename } }', { id })
  await told(manager, 'WORKSHOP_PUBLISHED', 'Chaque semaine')
  await published('Après la série')
  await told(manager, 'WORKSHOP_PUBLISHED', 'Après la série')
  const ofSeries = (await noticesOf(manager)).all.filter(({ title }) => title.includes('Chaque semaine'))
  expect(ofSeries).toHaveLength(1)
})
