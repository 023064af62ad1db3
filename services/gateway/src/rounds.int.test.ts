import { newId } from '@ama/kernel'
import type { Mailer } from '@ama/mail'
import { defineNotice } from '@ama/notices'
import { eventually } from '@ama/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { Member } from './testing/clients.ts'
import { deeds, only } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

const documents = {
  schedule: `mutation ($input: ScheduleWorkshopInput!) { scheduleWorkshop(input: $input) { ... on Workshop { id } } }`,
  publish: `mutation ($id: ID!) { publishWorkshop(input: { workshopId: $id }) { __typename } }`,
  register: `mutation ($id: ID!) { registerForWorkshop(input: { workshopId: $id }) { __typename } }`,
  decide: `mutation ($input: AddDecisionInput!) { addDecision(input: $input) { __typename } }`,
  move: `mutation ($input: EditTaskInput!) { editTask(input: $input) { __typename } }`,
  finish: `mutation ($id: ID!) { finishTask(input: { taskId: $id, done: true }) { __typename } }`,
  tasks: 'query ($id: ID!) { node(id: $id) { ... on Workshop { tasks { id } } } }',
  me: 'query { viewer { member { id } } }',
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

/** A published meeting in two days that the manager is registered for. */
const meeting = async () => {
  const communityIds = [await deeds(referent).communityId('marsan')]
  const startsAt = new Date(Date.now() + 48 * hour)
  const endsAt = new Date(Date.now() + 50 * hour)
  const input = { title: 'Restitution', kind: 'MEETING', communityIds, startsAt, endsAt }
  const id = only(await referent.ask(documents.schedule, { input })).id ?? ''
  await referent.ask(documents.publish, { id })
  await manager.ask(documents.register, { id })
  return { id, endsAt }
}

/** Runs a round as if it were that moment. */
const runAt = async (
  name: string,
  moment: Date | string,
  { mailer = hub.mailer, stopping = new AbortController().signal } = {},
): Promise<void> => {
  const round = hub.hub.areas.flatMap(({ rounds }) => rounds ?? []).find((each) => each.name === name)
  if (!round) throw new Error(`there is no round ${name}`)
  const { database, log, configuration } = hub.hub
  const clock = { now: () => new Date(moment) }
  await round.run({ database, clock, log, configuration, mailer, stopping })
}
const told = (kind: string) =>
  hub.database.prisma.notice.count({ where: { kind, member: { email: 'directrice.marsan@demo.example' } } })

it('an open task is reminded of three days before its day and the day after, once each; a moved one anew', async () => {
  const { id } = await meeting()
  const me = only(await manager.ask(documents.me)) as unknown as { member: { id: string } }
  const assigneeId = me.member.id
  await referent.ask(documents.decide, { input: { workshopId: id, text: 'Écrire', assigneeId, dueOn: '2030-06-15' } })
  const { tasks } = only(await referent.ask(documents.tasks, { id })) as unknown as { tasks: { id: string }[] }
  const taskId = tasks[0]?.id
  const toldAt = async (...days: string[]) => {
    for (const day of days) await runAt('remind-of-tasks', `${day}T10:00:00+02:00`)
    return told('TASK_REMINDER')
  }
  expect(await toldAt('2030-06-11')).toBe(0)
  expect(await toldAt('2030-06-12', '2030-06-12')).toBe(1)
  expect(await toldAt('2030-06-13', '2030-06-15')).toBe(1)
  expect(await toldAt('2030-06-16')).toBe(2)
  await referent.ask(documents.move, { input: { taskId, dueOn: '2030-07-15' } })
  expect(await toldAt('2030-07-12')).toBe(3)
  await manager.ask(documents.finish, { id: taskId })
  expect(await toldAt('2030-07-16')).toBe(3)
})

it('who took part is asked what he or she thought of it once it is over, once, and not days later', async () => {
  const { endsAt } = await meeting()
  const after = (hours: number) => runAt('ask-for-satisfaction', new Date(endsAt.getTime() + hours * hour))
  await after(-1)
  expect(await told('SATISFACTION_ASKED')).toBe(0)
  await after(72)
  expect(await told('SATISFACTION_ASKED')).toBe(0)
  await after(1)
  const asked = await told('SATISFACTION_ASKED')
  // This meeting's, and that of the test above, which ended a moment before.
  expect(asked).toBe(2)
  await after(2)
  expect(await told('SATISFACTION_ASKED')).toBe(asked)
})

/** Notices of a kind of its own, due at that moment; those that are `bad` can't be put into words. */
const givenNotices = async (moment: Date, ...which: ('good' | 'bad')[]): Promise<string[]> => {
  const both = { fr: 'essai', en: 'trial' }
  const about = z.object({ which: z.literal('good') })
  const words = { title: 'Essai', text: 'Un essai.', path: '/', button: 'Ouvrir' }
  const write = async (_parts: unknown, notices: readonly unknown[]) => notices.map(() => words)
  defineNotice({ kind: 'TRIAL', urgent: true, label: both, because: both, about, write })
  const { id: memberId } = await hub.database.prisma.member.findFirstOrThrow()
  const rows = which.map((each) => ({ id: newId(), about: { which: each } }))
  const common = { kind: 'TRIAL', memberId, createdAt: moment, nextAttemptAt: moment }
  await hub.database.prisma.notice.createMany({ data: rows.map((row) => ({ ...row, ...common, onceKey: row.id })) })
  return rows.map(({ id }) => id)
}
const inMinutes = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000)

it('a notice that waits behind a slow mail of one process is mailed by another, and once', async () => {
  const moment = new Date('2031-01-01T10:00:00Z')
  await runAt('send-notices', moment)
  const ids = await givenNotices(moment, 'good', 'good', 'good')
  const sent: string[] = []
  const slow = Promise.withResolvers<void>()
  const mailer = (until: Promise<void> | null): Mailer => ({
    ...hub.mailer,
    send: async ({ messageId }) => {
      sent.push(messageId ?? '')
      await until
    },
  })
  const first = runAt('send-notices', moment, { mailer: mailer(slow.promise) })
  await eventually(() => sent.length === 1)
  await runAt('send-notices', inMinutes(moment, 2), { mailer: mailer(null) })
  slow.resolve()
  await first
  const others = ids.filter((id) => !sent[0]?.includes(id))
  expect(others.map((id) => sent.filter((messageId) => messageId.includes(id)).length)).toEqual([1, 1])
})

it('a hub that is told to stop leaves the mails that wait for later', async () => {
  const moment = new Date('2033-01-01T10:00:00Z')
  await runAt('send-notices', moment)
  const ids = await givenNotices(moment, 'good', 'good', 'good')
  const stopping = new AbortController()
  const mailer: Mailer = { ...hub.mailer, send: async () => stopping.abort() }
  await runAt('send-notices', moment, { mailer, stopping: stopping.signal })
  const where = { id: { in: ids }, sentAt: null, attempts: 0 }
  expect(await hub.database.prisma.notice.count({ where })).toBe(2)
  await runAt('send-notices', moment)
  expect(await hub.database.prisma.notice.count({ where: { id: { in: ids }, sentAt: null } })).toBe(0)
})

it('a notice that can’t be put into words keeps no other waiting, and is given up in the end', async () => {
  const moment = new Date('2032-01-01T10:00:00Z')
  const [, bad = ''] = await givenNotices(moment, 'good', 'bad', 'good')
  await runAt('send-notices', moment)
  expect(await hub.database.prisma.notice.count({ where: { kind: 'TRIAL', sentAt: moment } })).toBe(2)
  for (let nth = 1; nth < 12; nth += 1) await runAt('send-notices', inMinutes(moment, nth * 400))
  const given = await hub.database.prisma.notice.findUniqueOrThrow({ where: { id: bad } })
  expect(given).toMatchObject({ sentAt: null, failedAt: expect.any(Date), nextAttemptAt: null, attempts: 12 })
})

it('a date poll that can’t be closed keeps no other open', async () => {
  const { prisma, pool } = hub.database
  const { id: createdById } = await prisma.member.findFirstOrThrow()
  const [bad = '', good = ''] = [newId(), newId()].toSorted()
  const closesAt = new Date(Date.now() - hour)
  const poll = { kind: 'WORKSHOP', title: 'Quand ?', closesAt, createdById, createdAt: closesAt } as const
  await prisma.datePoll.createMany({ data: [bad, good].map((id) => ({ ...poll, id })) })
  const check = `ALTER TABLE date_poll ADD CONSTRAINT trial CHECK (id <> '${bad}' OR closed_at IS NULL)`
  await pool.query(check)
  await runAt('close-date-polls', new Date())
  await pool.query('ALTER TABLE date_poll DROP CONSTRAINT trial')
  const open = await prisma.datePoll.findMany({ where: { id: { in: [bad, good] }, closedAt: null } })
  expect(open.map(({ id }) => id)).toEqual([bad])
})
