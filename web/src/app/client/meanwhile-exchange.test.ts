import { beforeEach, expect, it, vi } from 'vitest'
import type { AnyVariables, TypedDocumentNode } from 'urql'
import { pipe, subscribe } from 'wonka'
import {
  CommunityThreadsDocument,
  MarkThreadReadDocument,
  ThreadAnswersDocument,
  UnreadThreadsDocument,
} from '../../generated/graphql.ts'
import { hearActivity } from '../../lib/activity.ts'
import { feed } from '../live/activity-feed.ts'
import type { ActivityResult } from '../live/activity-line.ts'
import { catchingUp } from '../live/catching-up.ts'
import { followActivity } from '../live/follow-activity.ts'
import { createHubClient } from './create-client.ts'

/** What was asked over HTTP and is not answered yet, oldest first. */
let asked: ((data: object) => void)[] = []
let close = () => {}

beforeEach(() => {
  // The cache warns of fields that a fragment on another type asks for.
  const warnings = vi.spyOn(console, 'warn').mockImplementation(() => {})
  catchingUp.stop()
  asked = []
  vi.stubGlobal('fetch', () => {
    const { promise, resolve } = Promise.withResolvers<Response>()
    asked.push((data) => resolve(responseOf(data)))
    return promise
  })
  return () => {
    close()
    warnings.mockRestore()
    vi.unstubAllGlobals()
  }
})

/** Read in microtasks alone, as a real one isn't. */
const responseOf = (data: object): Response => {
  const response = Response.json(null)
  response.text = async () => JSON.stringify({ data })
  return response
}
/** Everything that waits for nothing but promises has happened. */
const settle = () => new Promise((done) => setTimeout(done))
const answer = async (data: object) => {
  await settle()
  asked.shift()?.(data)
  await settle()
}

const member = { __typename: 'Member', id: 'm2', displayName: 'B', organisation: null, establishment: null }
const community = { __typename: 'Community', id: 'k1', slug: 'marsan', name: 'Marsan' }
const thread = (id: string, answerCount = 0, unread?: boolean) => ({
  ...{ __typename: 'Thread', id, title: id, excerpt: '', topics: [], openToNetwork: false, solvedAt: null },
  ...{ answerCount, createdAt: '2026-01-01', editedAt: null, lastActivityAt: '2026-01-01' },
  ...{ author: member, community },
  ...(unread === undefined ? { solvingAnswer: null } : { unread }),
})
const page = (type: string, nodes: readonly object[]) => ({
  __typename: `${type}Connection`,
  edges: nodes.map((node) => ({ __typename: `${type}Edge`, node })),
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
})
const threadList = (...threads: object[]) => ({ community: { ...community, threads: page('Thread', threads) } })
const unreadList = (...threads: object[]) => ({
  viewer: { __typename: 'Viewer', unreadThreads: page('Thread', threads) },
})
const answerList = (...ids: string[]) => {
  const answers = ids.map((id) => ({
    ...{ __typename: 'Answer', id, body: id, bodyHtml: id, createdAt: '2026-01-01', editedAt: null },
    ...{ viewerMayEdit: false, author: member, thread: { __typename: 'Thread', id: '1' } },
  }))
  return { node: { __typename: 'Thread', id: '1', answers: page('Answer', answers) } }
}
const item = (cursor: string, kind: string, subject: object) => {
  const activity = { __typename: 'Activity', cursor, kind, occurredAt: '2026-01-01', actor: member, community, subject }
  return { data: { activity } } as unknown as ActivityResult
}
const asks = (id: string) => item(`asked ${id}`, 'THREAD_ASKED', thread(id))
const answers = (id: string, threadId: string, count: number) =>
  item(`answered ${id}`, 'THREAD_ANSWERED', { __typename: 'Answer', id, thread: thread(threadId, count) })

const allThreads = { slug: 'marsan', solved: null, search: null, after: null }

/** A page that follows what happens, and what its lists show. */
const openPage = () => {
  const client = createHubClient()
  close = followActivity(client, () => {})
  const show = <D, V extends AnyVariables>(document: TypedDocumentNode<D, V>, variables: V) => {
    const shown: { data: D | undefined } = { data: undefined }
    pipe(
      client.query(document, variables),
      subscribe(({ data }) => void (shown.data = data)),
    )
    return shown
  }
  return { client, show }
}
type Node = Record<string, unknown>
/** The nodes of the one list in an answer. */
const nodesIn = (value: unknown): Node[] => {
  if (typeof value !== 'object' || value === null) return []
  if ('edges' in value && Array.isArray(value.edges)) return value.edges.map(({ node }: { node: Node }) => node)
  return Object.values(value).flatMap(nodesIn)
}
const idsIn = (shown: { data: unknown }) => nodesIn(shown.data).map(({ id }) => id)

it('a question asked while the list was first looked up stays in the list', async () => {
  const list = openPage().show(CommunityThreadsDocument, allThreads)
  await settle()
  feed(asks('3'))
  await answer(threadList(thread('2', 0, false), thread('1', 0, false)))
  expect(idsIn(list)).toEqual(['3', '2', '1'])
  expect(asked).toEqual([])
})

it('what happened while a list was looked up again is not undone by the older answer', async () => {
  const { show } = openPage()
  show(CommunityThreadsDocument, allThreads)
  await answer(threadList(thread('2', 0, false), thread('1', 0, false)))
  const list = show(CommunityThreadsDocument, allThreads)
  await settle()
  feed(asks('3'))
  feed(answers('a1', '1', 1))
  await answer(threadList(thread('2', 0, false), thread('1', 0, false)))
  expect(idsIn(list)).toEqual(['3', '2', '1'])
  expect(nodesIn(list.data).map(({ answerCount, unread }) => [answerCount, unread])).toEqual([
    [0, true],
    [0, false],
    [1, true],
  ])
})

it('an answer that has the item already shows it once', async () => {
  const list = openPage().show(CommunityThreadsDocument, allThreads)
  await settle()
  feed(asks('3'))
  await answer(threadList(thread('3', 0, true), thread('1', 0, false)))
  expect(idsIn(list)).toEqual(['3', '1'])
})

it('each of several lists under way gets what came since it was asked for', async () => {
  const { show } = openPage()
  const list = show(CommunityThreadsDocument, allThreads)
  const unread = show(UnreadThreadsDocument, { after: null })
  await settle()
  feed(asks('3'))
  await answer(threadList(thread('1', 0, true)))
  await answer(unreadList(thread('1', 0, true)))
  expect([idsIn(list), idsIn(unread)]).toEqual([
    ['3', '1'],
    ['3', '1'],
  ])
})

it('an answer to a question that came while its answers were looked up is asked for', async () => {
  const list = openPage().show(ThreadAnswersDocument, { id: '1', after: null })
  await settle()
  feed(answers('a2', '1', 2))
  await answer(answerList('a1'))
  await answer(answerList('a1', 'a2'))
  expect(idsIn(list)).toEqual(['a1', 'a2'])
  expect(asked).toEqual([])
})

it('what was read while a list was looked up stays read', async () => {
  const { client, show } = openPage()
  show(CommunityThreadsDocument, allThreads)
  await answer(threadList(thread('1', 0, false)))
  const list = show(CommunityThreadsDocument, allThreads)
  await settle()
  feed(answers('a1', '1', 1))
  void client.mutation(MarkThreadReadDocument, { input: { threadId: '1', commandId: 'c' } }).toPromise()
  await settle()
  const [answerList, answerRead] = asked
  const read = { __typename: 'Thread', id: '1', unread: false, community: { ...community, unreadThreadCount: 0 } }
  answerRead?.({ markThreadRead: read })
  await settle()
  answerList?.(threadList(thread('1', 0, false)))
  await settle()
  expect(nodesIn(list.data)).toMatchObject([{ id: '1', answerCount: 1, unread: false }])
})

it('the page is told of each item once', async () => {
  const told: string[] = []
  const { show } = openPage()
  const stop = hearActivity(({ cursor }) => told.push(cursor))
  show(CommunityThreadsDocument, allThreads)
  await settle()
  feed(asks('3'))
  await answer(threadList(thread('1', 0, false)))
  stop()
  expect(told).toEqual(['asked 3'])
})

it('what came while a list was asked for twice is not undone by the second answer either', async () => {
  const { client, show } = openPage()
  const list = show(CommunityThreadsDocument, allThreads)
  await answer(threadList(thread('1', 0, false)))
  const again = () =>
    pipe(
      client.query(CommunityThreadsDocument, allThreads, { requestPolicy: 'network-only' }),
      subscribe(() => {}),
    )
  again()
  await settle()
  again()
  await settle()
  await answer(threadList(thread('1', 0, false)))
  feed(asks('3'))
  await settle()
  await answer(threadList(thread('1', 0, false)))
  expect(idsIn(list)).toEqual(['3', '1'])
})
