import { eventually } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from './testing/clients.ts'
import { deeds, only } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

const outcome = '... on Workshop { id } ... on Error { code message } ... on InvalidInput { field }'
const documents = {
  schedule: `mutation ($input: ScheduleWorkshopInput!) { scheduleWorkshop(input: $input) { ${outcome} } }`,
  publish: `mutation ($workshopId: ID!) { publishWorkshop(input: { workshopId: $workshopId }) { ${outcome} } }`,
  register: `mutation ($workshopId: ID!) { registerForWorkshop(input: { workshopId: $workshopId })
    { ... on Registration { id } ... on Error { code message } } }`,
  saveMinutes: `mutation ($workshopId: ID!) { saveMinutes(input: { workshopId: $workshopId, version: 0, body: "Dit" }) { ${outcome} } }`,
  publishMinutes: `mutation ($workshopId: ID!) { publishMinutes(input: { workshopId: $workshopId }) { ${outcome} } }`,
  decide: `mutation ($input: AddDecisionInput!) { addDecision(input: $input) { ${outcome} } }`,
  reword: `mutation ($decisionId: ID!, $text: String!) { editDecision(input: { decisionId: $decisionId, text: $text }) { ${outcome} } }`,
  remove: `mutation ($decisionId: ID!) { removeDecision(input: { decisionId: $decisionId }) { ${outcome} } }`,
  addTask: `mutation ($input: AddTaskInput!) { addTask(input: $input) { ${outcome} } }`,
  editTask: `mutation ($input: EditTaskInput!) { editTask(input: $input) { ${outcome} } }`,
  finish: `mutation ($taskId: ID!, $done: Boolean!) { finishTask(input: { taskId: $taskId, done: $done })
    { ... on Task { id doneAt } ... on Error { code message } } }`,
  thank: `mutation ($input: AnswerSatisfactionInput!) { answerSatisfaction(input: $input) { ${outcome} } }`,
  read: `query ($id: ID!) { node(id: $id) { ... on Workshop { id
    decisions { id text tasks { id title assignee { displayName } dueOn overdue } } tasks { id title viewerMayFinish }
    satisfaction { viewerMayAnswer viewerAnswered answerCount results { useful organised recommend } } } } }`,
  tasks: 'query { viewer { tasks { id title dueOn doneAt overdue workshop { title } } } }',
  notices: 'query { notices(first: 20) { edges { node { kind title path } } } }',
  me: 'query { viewer { member { id } } }',
}

interface Outcomes {
  readonly decisions: { id: string; text: string; tasks: { id: string; title: string; overdue: boolean }[] }[]
  readonly tasks: { id: string; title: string; viewerMayFinish: boolean }[]
  readonly satisfaction: {
    viewerMayAnswer: boolean
    viewerAnswered: boolean
    answerCount: number
    results: object | null
  }
}

let hub: TestHub
let referent: Member
let manager: Member
let managerId = ''
const idOfMember = async (member: Member) =>
  (only(await member.ask(documents.me)) as unknown as { member: { id: string } }).member.id
beforeAll(async () => {
  hub = await startTestHub()
  referent = await hub.as('referente@demo.example')
  manager = await hub.as('directrice.marsan@demo.example')
  managerId = await idOfMember(manager)
})
afterAll(() => hub.stop())

const at = (hours: number) => new Date(Date.now() + hours * 3_600_000)
const read = async (id: string, by = referent) => only(await by.ask(documents.read, { id })) as unknown as Outcomes

/** A published meeting that the network referent organises and the manager is registered for. */
const meeting = async () => {
  const communityIds = [await deeds(referent).communityId('marsan')]
  const input = { title: 'Restitution', kind: 'MEETING', communityIds, startsAt: at(48), endsAt: at(50) }
  const workshopId = only(await referent.ask(documents.schedule, { input })).id ?? ''
  await referent.ask(documents.publish, { workshopId })
  await manager.ask(documents.register, { workshopId })
  return workshopId
}
const decide = async (workshopId: string, more: object = {}, by = referent) =>
  only(await by.ask(documents.decide, { input: { workshopId, text: 'Ouvrir un tutorat', ...more } }))
const isOver = () =>
  hub.database.prisma.workshop.updateMany({
    where: { title: 'Restitution' },
    data: { startsAt: at(-3), endsAt: at(-1) },
  })

describe('decisions and tasks', () => {
  it('are written by organisers, and told to who is to do them', async () => {
    const id = await meeting()
    expect(await decide(id, { assigneeId: managerId, dueOn: '2020-01-31' })).not.toHaveProperty('code')
    expect(await read(id)).toMatchObject({
      decisions: [
        { text: 'Ouvrir un tutorat', tasks: [{ title: 'Ouvrir un tutorat', dueOn: '2020-01-31', overdue: true }] },
      ],
    })
    const { tasks } = only(await manager.ask(documents.tasks)) as unknown as { tasks: { id: string; title: string }[] }
    expect(tasks).toMatchObject([{ title: 'Ouvrir un tutorat', doneAt: null, workshop: { title: 'Restitution' } }])
    await eventually(async () => JSON.stringify(await manager.ask(documents.notices)).includes('TASK_ASSIGNED'))
    const taskId = tasks[0]?.id
    expect(only(await manager.ask(documents.finish, { taskId, done: true }))).toMatchObject({
      doneAt: expect.any(String),
    })
    expect(only(await manager.ask(documents.finish, { taskId, done: false }))).toMatchObject({ doneAt: null })
  })

  it('are read by participants once the minutes are published', async () => {
    const id = await meeting()
    await decide(id)
    expect((await read(id, manager)).decisions).toEqual([])
    await referent.ask(documents.saveMinutes, { workshopId: id })
    await referent.ask(documents.publishMinutes, { workshopId: id })
    expect((await read(id, manager)).decisions).toMatchObject([{ text: 'Ouvrir un tutorat' }])
    await eventually(async () => JSON.stringify(await manager.ask(documents.notices)).includes('MINUTES_PUBLISHED'))
  })

  it('are reworded, moved and removed; a task outlives its decision', async () => {
    const id = await meeting()
    await decide(id, { assigneeId: managerId })
    const [decision] = (await read(id)).decisions
    const decisionId = decision?.id
    await referent.ask(documents.reword, { decisionId, text: 'Autrement' })
    const taskId = decision?.tasks[0]?.id
    await referent.ask(documents.editTask, { input: { taskId, title: 'Écrire au lycée', dueOn: '2027-03-01' } })
    expect((await read(id)).decisions).toMatchObject([
      { text: 'Autrement', tasks: [{ title: 'Écrire au lycée', dueOn: '2027-03-01', overdue: false }] },
    ])
    await referent.ask(documents.remove, { decisionId })
    expect(await read(id)).toMatchObject({ decisions: [], tasks: [{ title: 'Écrire au lycée' }] })
  })

  it('are refused from others, without text, for a day that there is not, or without anybody', async () => {
    const id = await meeting()
    expect(await decide(id, {}, manager)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await decide(id, { text: ' ' })).toMatchObject({ code: 'INVALID_INPUT', field: 'text' })
    expect(await decide(id, { assigneeId: managerId, dueOn: '2027-02-30' })).toMatchObject({ field: 'dueOn' })
    expect(await decide(id, { dueOn: '2027-02-01' })).toMatchObject({ field: 'assigneeId' })
    expect((await read(id)).decisions).toEqual([])
    await decide(id, { assigneeId: await idOfMember(referent) })
    const taskId = (await read(id)).tasks[0]?.id
    expect(only(await manager.ask(documents.finish, { taskId, done: true }))).toMatchObject({ code: 'FORBIDDEN' })
    const far = await hub.as('directeur.dax@demo.example')
    expect(only(await far.ask(documents.finish, { taskId, done: true }))).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('satisfaction', () => {
  const marks = { useful: 5, organised: 4, recommend: 3 }
  const thank = async (workshopId: string, more: object = {}, by = manager) =>
    only(await by.ask(documents.thank, { input: { workshopId, ...marks, ...more } }))

  it('is asked of participants once it is over, once each, and shows nothing under five answers', async () => {
    const id = await meeting()
    expect(await thank(id)).toMatchObject({ code: 'FORBIDDEN' })
    await isOver()
    expect(await thank(id, { useful: 6 })).toMatchObject({ code: 'INVALID_INPUT', field: 'useful' })
    expect(await thank(id, {}, referent)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await thank(id)).not.toHaveProperty('code')
    expect(await thank(id)).toMatchObject({ code: 'CONFLICT' })
    expect((await read(id, manager)).satisfaction).toEqual({
      viewerMayAnswer: false,
      viewerAnswered: true,
      answerCount: 1,
      results: null,
    })
    const { workshopId } = await hub.database.prisma.satisfactionAnswer.findFirstOrThrow()
    await hub.database.prisma.satisfactionAnswer.createMany({
      data: [1, 2, 3].map((useful) => ({ ...marks, useful, workshopId })),
    })
    expect((await read(id)).satisfaction.results).toBeNull()
    await hub.database.prisma.satisfactionAnswer.create({ data: { ...marks, useful: 4, workshopId } })
    expect((await read(id)).satisfaction.results).toEqual({ useful: 3, organised: 4, recommend: 3 })
  })

  it('keeps nothing that ties an answer to who gave it', async () => {
    const columns = await hub.database.prisma.$queryRaw<{ name: string }[]>`
      SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'satisfaction_answer' ORDER BY 1`
    expect(columns.map(({ name }) => name)).toEqual(['id', 'organised', 'recommend', 'useful', 'workshop_id'])
  })
})
