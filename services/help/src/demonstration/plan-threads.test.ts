import { expect, test } from 'vitest'
import { happeningsOf } from './happenings-of.ts'
import { planThreads, type CastMember } from './plan-threads.ts'
import type { ThreadText } from './thread-text.ts'

const now = new Date('2026-03-10T00:00:00Z')
const member = (memberId: string, role: CastMember['role']): CastMember => ({ memberId, role, establishmentId: null })
const cast = [member('manager', 'MANAGER'), member('hr', 'HR'), member('other-manager', 'MANAGER')]
const elsewhere = [member('far', 'MANAGER')]
const communityId = 'marsan'

const question: ThreadText = {
  title: 'Remplacements ?',
  topics: ['remplacements'],
  body: 'Qui a une solution ?',
  daysAgo: 5,
  time: '08:40',
  openToNetwork: true,
  answers: [
    { after: 2, by: 'HR', body: 'Nous.' },
    { after: 20, fromElsewhere: true, body: 'Nous aussi.' },
  ],
  solvedBy: 0,
}

test('a text becomes a thread with its author, its answers and its solution, each at its time', () => {
  const [thread] = planThreads([question], { communityId, cast, elsewhere }, now)
  expect(thread?.author.memberId).toBe('manager')
  expect(thread?.answers.map((answer) => answer.author.memberId)).toEqual(['hr', 'far'])
  expect(thread?.createdAt).toEqual(new Date('2026-03-05T08:40:00Z'))
  expect(thread?.solution).toMatchObject({ at: new Date('2026-03-06T06:40:00Z'), answer: { body: 'Nous.' } })
  expect(thread?.lastActivityAt).toEqual(new Date('2026-03-06T06:40:00Z'))
})

test('what happened is told in order, to the whole network when the thread is open to it', () => {
  const happenings = planThreads([question], { communityId, cast, elsewhere }, now).flatMap(happeningsOf)
  expect(happenings.map(({ event }) => event.definition.name)).toEqual([
    'thread-asked',
    'thread-answered',
    'thread-answered',
    'thread-solved',
  ])
  expect(happenings.every(({ event }) => event.audience === 'network')).toBe(true)
})

test('nobody answers himself: with a single member the question stays open', () => {
  const [thread] = planThreads([question], { communityId, cast: cast.slice(0, 1), elsewhere: [] }, now)
  expect(thread).toMatchObject({ answers: [], solution: null })
})

test('without members there is no thread', () => {
  expect(planThreads([question], { communityId, cast: [], elsewhere }, now)).toEqual([])
})
