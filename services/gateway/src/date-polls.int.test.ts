import { eventually } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from './testing/clients.ts'
import { only } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

const poll = `id closedAt answererCount viewerMayAnswer viewerMayClose workshop { id }
  bestSlot { id startsAt } slots { id startsAt yes ifNeedBe no viewerChoice answers { member { displayName } choice } }`
const told = `... on DatePoll { ${poll} } ... on Error { code message } ... on InvalidInput { field }`
const documents = {
  open: `mutation ($input: OpenDatePollInput!) { openDatePoll(input: $input) { ${told} } }`,
  answer: `mutation ($input: AnswerDatePollInput!) { answerDatePoll(input: $input) { ${told} } }`,
  close: `mutation ($input: CloseDatePollInput!) { closeDatePoll(input: $input) { ${told} } }`,
  read: `query ($id: ID!) { node(id: $id) { ... on DatePoll { ${poll} } } }`,
  list: 'query ($open: Boolean) { datePolls(open: $open) { id } }',
  schedule: `mutation ($input: ScheduleWorkshopInput!) { scheduleWorkshop(input: $input) { ... on Workshop { id }
    ... on Error { code message } ... on InvalidInput { field } } }`,
  notices: 'query { notices(first: 20) { edges { node { kind title text path } } } }',
}

interface Slot {
  readonly id: string
  readonly viewerChoice: string | null
  readonly yes: number
}
interface Shown {
  readonly id: string
  readonly closedAt: string | null
  readonly answererCount: number
  readonly bestSlot: { id: string; startsAt: string } | null
  readonly slots: Slot[]
  readonly workshop: { id: string } | null
}

let hub: TestHub
let referent: Member
let manager: Member
let ambassador: Member
let elsewhere: Member
let marsan = ''
beforeAll(async () => {
  hub = await startTestHub()
  referent = await hub.as('referente@demo.example')
  manager = await hub.as('directrice.marsan@demo.example')
  ambassador = await hub.as('ambassadrice.marsan@demo.example')
  elsewhere = await hub.as('directeur.dax@demo.example')
  const { data } = await referent.ask('{ communities { id slug } }')
  marsan = data.communities.find(({ slug }) => slug === 'marsan')?.id ?? ''
})
afterAll(() => hub.stop())

const send = async (by: Member, document: string, input: object) => only(await by.ask(document, { input }))
const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const open = async (more: object = {}) => {
  const slots = [48, 72, 96].map((hours) => ({ startsAt: at(hours), endsAt: at(hours + 2) }))
  const input = { title: 'Quand ?', kind: 'MEETING', communityIds: [marsan], slots, closesAt: at(24), ...more }
  return (await send(manager, documents.open, input)) as unknown as Shown
}
const read = async (id: string, by = referent) => only(await by.ask(documents.read, { id })) as unknown as Shown
const answer = (by: Member, { id, slots }: Shown, ...choices: string[]) =>
  send(by, documents.answer, {
    datePollId: id,
    choices: choices.map((choice, index) => ({ slotId: slots[index]?.id, choice })),
  })

describe('a date poll', () => {
  it('finds the date that suits most, and everybody concerned sees it live', async () => {
    const watch = await ambassador.watch()
    const asked = await open()
    await answer(referent, asked, 'NO', 'YES', 'IF_NEED_BE')
    await answer(ambassador, asked, 'YES', 'YES', 'NO')
    await answer(ambassador, asked, 'NO')
    const now = await read(asked.id, ambassador)
    expect(now.bestSlot?.id).toBe(asked.slots[1]?.id)
    expect(now).toMatchObject({
      answererCount: 2,
      slots: [
        { yes: 0, ifNeedBe: 0, no: 2, viewerChoice: 'NO' },
        { yes: 2, ifNeedBe: 0, no: 0, viewerChoice: 'YES' },
        { yes: 0, ifNeedBe: 1, no: 1, viewerChoice: 'NO' },
      ],
    })
    await eventually(async () =>
      ['DATE_POLL_OPENED', 'DATE_POLL_ANSWERED'].every((kind) => watch.items.some((item) => item.kind === kind)),
    )
    watch.stop()
  })

  it('tells the members of its communities, and who asked when it is over', async () => {
    const asked = await open({ title: 'Une date pour le tutorat' })
    await answer(ambassador, asked, 'YES')
    const heard = async (by: Member) => JSON.stringify(await by.ask(documents.notices))
    await eventually(async () =>
      (await heard(ambassador)).includes('Quelle date vous convient ? Une date pour le tutorat'),
    )
    expect(await heard(manager)).not.toContain('Quelle date vous convient ? Une date pour le tutorat')
    await hub.database.prisma
      .$executeRaw`UPDATE date_poll SET closes_at = now() - interval '1 second' WHERE title = 'Une date pour le tutorat'`
    expect(await answer(ambassador, asked, 'NO')).toMatchObject({ code: 'CONFLICT' })
    await eventually(async () => (await read(asked.id)).closedAt !== null, { within: 15_000 })
    await eventually(async () => (await heard(manager)).includes('La date qui convient le mieux'))
  })

  it('is closed by who asked, and takes no answer any more', async () => {
    const asked = await open()
    const close = (by: Member) => send(by, documents.close, { datePollId: asked.id })
    expect(await close(ambassador)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await close(manager)).toMatchObject({ viewerMayAnswer: false })
    expect(await close(manager)).not.toHaveProperty('code')
    expect(await answer(ambassador, asked, 'YES')).toMatchObject({ code: 'CONFLICT' })
    expect(JSON.stringify(await manager.ask(documents.list, { open: true }))).not.toContain(asked.id)
    expect(JSON.stringify(await manager.ask(documents.list, { open: false }))).toContain(asked.id)
  })

  it('becomes a workshop once, which closes it', async () => {
    const asked = await open()
    await answer(ambassador, asked, 'YES')
    const input = {
      title: 'Rencontre trouvée',
      kind: 'MEETING',
      communityIds: [marsan],
      startsAt: at(48),
      endsAt: at(50),
      datePollId: asked.id,
    }
    const planned = await Promise.all([manager, referent].map((by) => send(by, documents.schedule, input)))
    expect(planned.map((each) => each['code'] ?? 'planned').toSorted()).toEqual(['CONFLICT', 'planned'])
    const { closedAt, workshop } = await read(asked.id)
    expect(closedAt).not.toBeNull()
    expect(workshop).not.toBeNull()
    // A draft is its organisers' alone.
    expect((await read(asked.id, ambassador)).workshop).toBeNull()
  })

  it('is unknown elsewhere, and opened only by who may plan', async () => {
    const asked = await open()
    expect(await answer(elsewhere, asked, 'YES')).toMatchObject({ code: 'FORBIDDEN' })
    expect(JSON.stringify(await elsewhere.ask(documents.read, { id: asked.id }))).toContain('NOT_FOUND')
    expect(JSON.stringify(await elsewhere.ask(documents.list))).not.toContain(asked.id)
    const slots = [48, 72].map((hours) => ({ startsAt: at(hours), endsAt: at(hours + 2) }))
    const input = { title: 'Non', kind: 'MEETING', communityIds: [marsan], slots, closesAt: at(24) }
    expect(await send(ambassador, documents.open, input)).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('refuses a date of another poll, no answer at all, and a poll that closes too late', async () => {
    const [asked, other] = [await open(), await open()]
    expect(
      await send(ambassador, documents.answer, {
        datePollId: asked.id,
        choices: [{ slotId: other.slots[0]?.id, choice: 'YES' }],
      }),
    ).toMatchObject({ field: 'choices' })
    expect(await answer(ambassador, asked)).toMatchObject({ field: 'choices' })
    expect(await open({ closesAt: at(200) })).toMatchObject({ field: 'closesAt' })
    expect((await read(asked.id)).answererCount).toBe(0)
  })
})
