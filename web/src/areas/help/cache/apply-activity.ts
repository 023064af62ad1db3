import type { Cache } from '@urql/exchange-graphcache'
import { forgetField, isKey, isLastPage } from '../../../lib/cache-lists.ts'
import { askRecount } from '../../../lib/recount.ts'
import { listActivity, listAnswer, listThread, listUnread } from './edges.ts'
import { markUnread } from './unread.ts'

/** A live item as the cache's updater gets it. */
export interface HelpActivity {
  readonly cursor: string
  readonly kind: string
  readonly actor?: { readonly id: string } | null
  readonly subject?:
    | { readonly __typename: 'Thread'; readonly id: string }
    | { readonly __typename: 'Answer'; readonly id: string; readonly thread: { readonly id: string } }
    | { readonly __typename: 'Community' | 'Member' | 'Workshop' }
    | null
}

const inFeed = new Set(['THREAD_ASKED', 'THREAD_ANSWERED', 'THREAD_SOLVED', 'THREAD_REOPENED'])
/** What the solution decides about what the viewer may do; an item is the same for everybody, so it can't tell. */
const rights = ['viewerMayEdit', 'viewerMayMarkSolved', 'viewerMayReopen']

const refetch = (cache: Cache, entity: string, fields: readonly string[]) => {
  for (const field of fields) forgetField(cache, entity, field)
}

/** The last page alone: the pages before it don't change. */
const refetchLastAnswers = (cache: Cache, thread: string) => {
  for (const info of cache.inspectFields(thread)) {
    if (info.fieldName !== 'answers') continue
    const page = cache.resolve(thread, info.fieldKey)
    if (isKey(page) && isLastPage(cache, page)) cache.invalidate(thread, 'answers', info.arguments)
  }
}

/**
 * Brings a live item into the cache. Its thin fields are written already; here lists grow, and what an item does
 * not carry (texts, rights) is invalidated, so that only screens that show it ask for it. An item that is brought twice changes nothing more.
 */
export const applyHelpActivity = (cache: Cache, item: HelpActivity, viewerId: string | null): void => {
  const { subject } = item
  if (subject?.__typename !== 'Thread' && subject?.__typename !== 'Answer') return
  const threadId = subject.__typename === 'Thread' ? subject.id : subject.thread.id
  const thread = `Thread:${threadId}`
  const community = cache.resolve(thread, 'community')
  if (!isKey(community)) return
  const mine = item.actor?.id === viewerId

  const news = inFeed.has(item.kind)
  if (markUnread(cache, threadId, news && !mine)) askRecount(false)
  if (news && !mine) listUnread(cache, threadId)
  if (news) listActivity(cache, community, item.cursor)
  listThread(cache, community, threadId, cache.resolve(thread, 'solvedAt') !== null)

  switch (item.kind) {
    case 'THREAD_ANSWERED':
      // One's own came with the mutation's answer, unless it was written on another screen.
      if (cache.resolve(`Answer:${subject.id}`, 'bodyHtml') === undefined) refetchLastAnswers(cache, thread)
      else listAnswer(cache, thread, subject.id)
      break
    case 'THREAD_SOLVED':
    case 'THREAD_REOPENED':
      refetch(cache, thread, rights)
      refetch(cache, community, ['whoToAsk'])
      break
    case 'THREAD_EDITED':
      refetch(cache, thread, ['body', 'bodyHtml'])
      break
    case 'ANSWER_EDITED':
      refetch(cache, `Answer:${subject.id}`, ['body', 'bodyHtml', 'editedAt'])
      break
  }
}
