import { eventually } from '@ama/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { deeds } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())

const metric = async (name: string): Promise<number> => {
  const text = await (await fetch(`http://localhost:${hub.port}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1])
}

const director = 'directrice.marsan@demo.example'
const asking = (fields: string) =>
  `subscription ($after: String) { activity(after: $after) { cursor kind subject { __typename ... on Thread { ${fields} } } } }`

it('those who ask the same are told by one execution', async () => {
  const members = await Promise.all([director, director, 'referente@demo.example'].map((email) => hub.as(email)))
  const [author] = members
  if (!author) throw new Error('nobody')
  const marsan = await deeds(author).communityId('marsan')
  const watches = await Promise.all(members.map((member) => member.watch()))
  await eventually(async () => (await metric('hub_live_groups')) === 1)
  const [executions, delivered] = [await metric('hub_live_executions_total'), await metric('hub_live_delivered_total')]
  // Joining comes a moment after subscribing: the second question meets all of them in the group.
  await deeds(author).ask(marsan)
  for (const watch of watches) await watch.until(1)
  const shared = [await metric('hub_live_executions_total'), await metric('hub_live_delivered_total')]
  await deeds(author).ask(marsan)
  for (const watch of watches) await watch.until(2)
  expect(watches.map(({ items }) => items.map(({ kind }) => kind))).toEqual(
    watches.map(() => ['THREAD_ASKED', 'THREAD_ASKED']),
  )
  expect(shared[0]).toBeGreaterThanOrEqual(executions)
  expect(shared[1]).toBeGreaterThanOrEqual(delivered)
  expect((await metric('hub_live_executions_total')) - (shared[0] ?? 0)).toBe(1)
  expect((await metric('hub_live_delivered_total')) - (shared[1] ?? 0)).toBe(3)
  for (const watch of watches) watch.stop()
  await eventually(async () => (await metric('hub_live_groups')) === 0)
})

it('an answer, with the thread it is in, too', async () => {
  const members = await Promise.all(
    [director, 'ambassadrice.marsan@demo.example', 'referente@demo.example'].map((email) => hub.as(email)),
  )
  const [author] = members
  if (!author) throw new Error('nobody')
  const watches = await Promise.all(members.map((member) => member.watch()))
  const asked = await deeds(author).ask(await deeds(author).communityId('marsan'))
  await deeds(author).answer(asked['id'] ?? '')
  for (const watch of watches) await watch.until(2)
  const before = await metric('hub_live_executions_total')
  await deeds(author).answer(asked['id'] ?? '')
  const told = await Promise.all(watches.map((watch) => watch.until(3)))
  expect(told.map((items) => items[2]?.subject)).toEqual(
    told.map(() => expect.objectContaining({ __typename: 'Answer', thread: { id: asked['id'] } })),
  )
  expect((await metric('hub_live_executions_total')) - before).toBe(1)
  for (const watch of watches) watch.stop()
})

it('those who come back with a cursor are told by the same execution as those who were there', async () => {
  const author = await hub.as(director)
  const marsan = await deeds(author).communityId('marsan')
  const after = String((await author.ask('{ activityCursor }')).data.activityCursor)
  const there = await author.watch({ after })
  await deeds(author).ask(marsan)
  await deeds(author).ask(marsan)
  await there.until(2)
  const before = await metric('hub_live_executions_total')
  const back = await Promise.all(Array.from({ length: 5 }, () => author.watch({ after })))
  const told = await Promise.all(back.map((watch) => watch.until(2)))
  expect(told.map((items) => items.map(({ cursor }) => cursor))).toEqual(
    told.map(() => there.items.map(({ cursor }) => cursor)),
  )
  expect(await metric('hub_live_executions_total')).toBe(before)
  for (const watch of [there, ...back]) watch.stop()
})

it('where the answer depends on who asks, each is told his or her own', async () => {
  const author = await hub.as(director)
  const other = await hub.as('referente@demo.example')
  const marsan = await deeds(author).communityId('marsan')
  const query = asking('id viewerMayEdit unread')
  const watches = [await author.watch({}, query), await other.watch({}, query)]
  await eventually(async () => (await metric('hub_live_groups')) === 2)
  await deeds(author).ask(marsan)
  await deeds(author).ask(marsan)
  const told = await Promise.all(watches.map((watch) => watch.until(2)))
  expect(told.map((items) => items.map(({ subject }) => subject))).toEqual([
    [
      expect.objectContaining({ viewerMayEdit: true, unread: false }),
      expect.objectContaining({ viewerMayEdit: true, unread: false }),
    ],
    [expect.objectContaining({ unread: true }), expect.objectContaining({ unread: true })],
  ])
  for (const watch of watches) watch.stop()
})

it('in a burst each follower gets every item once, in order', async () => {
  const author = await hub.as(director)
  const marsan = await deeds(author).communityId('marsan')
  const watches = await Promise.all([author.watch(), author.watch(), author.watch()])
  await Promise.all(Array.from({ length: 30 }, () => deeds(author).ask(marsan)))
  const told = await Promise.all(watches.map((watch) => watch.until(30)))
  const cursors = told.map((items) => items.map(({ cursor }) => cursor))
  expect(new Set(cursors[0]).size).toBe(30)
  expect(cursors[1]).toEqual(cursors[0])
  expect(cursors[2]).toEqual(cursors[0])
})
