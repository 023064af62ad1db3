import type { Cache } from '@urql/exchange-graphcache'
import { gql } from 'urql'
import { isKey, pagesOf, putFirst, putLast } from '../../../lib/cache-lists.ts'

const ThreadEdgeParts = gql(`
  fragment ThreadEdgeParts on ThreadEdge {
    node {
      id
    }
  }
`)
const AnswerEdgeParts = gql(`
  fragment AnswerEdgeParts on AnswerEdge {
    node {
      id
    }
  }
`)
const ActivityEdgeParts = gql(`
  fragment ActivityEdgeParts on ActivityEdge {
    node {
      cursor
    }
  }
`)

/** Puts a thread in the lists of its community where its state belongs. Order and filter are the screen's. */
export const listThread = (cache: Cache, community: string, threadId: string, solved: boolean): void => {
  const edge = { __typename: 'ThreadEdge' as const, node: { __typename: 'Thread' as const, id: threadId } }
  cache.writeFragment(ThreadEdgeParts, edge)
  const fits = (args: Record<string, unknown>) =>
    !args['after'] && !args['search'] && (typeof args['solved'] !== 'boolean' || args['solved'] === solved)
  for (const page of pagesOf(cache, community, 'threads', fits)) putFirst(cache, page, `ThreadEdge:${threadId}`)
}

/** Puts a thread among the viewer's unread ones. */
export const listUnread = (cache: Cache, threadId: string): void => {
  const edge = { __typename: 'ThreadEdge' as const, node: { __typename: 'Thread' as const, id: threadId } }
  const viewer = cache.resolve('Query', 'viewer')
  if (!isKey(viewer)) return
  cache.writeFragment(ThreadEdgeParts, edge)
  for (const page of pagesOf(cache, viewer, 'unreadThreads', (args) => !args['after'])) {
    putFirst(cache, page, `ThreadEdge:${threadId}`)
  }
}

/** Puts an answer, whose fields the cache has, at the end of its thread. */
export const listAnswer = (cache: Cache, thread: string, answerId: string): void => {
  cache.writeFragment(AnswerEdgeParts, { __typename: 'AnswerEdge', node: { __typename: 'Answer', id: answerId } })
  for (const page of pagesOf(cache, thread, 'answers', () => true)) putLast(cache, page, `AnswerEdge:${answerId}`)
}

/** Puts what just happened at the front of the community's feed. */
export const listActivity = (cache: Cache, community: string, cursor: string): void => {
  cache.writeFragment(ActivityEdgeParts, { __typename: 'ActivityEdge', node: { __typename: 'Activity', cursor } })
  for (const page of pagesOf(cache, community, 'activity', (args) => !args['after'])) {
    putFirst(cache, page, `ActivityEdge:${cursor}`)
  }
}
