import type { Cache } from '@urql/exchange-graphcache'
import { gql } from 'urql'

const ThreadUnread = gql(`
  fragment ThreadUnread on Thread {
    id
    unread
  }
`)

/**
 * Says in the cache whether a thread has something new. A thread the cache did not know of gets the mark too: the
 * lists need it, and live items don't carry it. True when the thread became unread: the counts are then out of date.
 */
export const markUnread = (cache: Cache, threadId: string, news: boolean): boolean => {
  const before = cache.resolve(`Thread:${threadId}`, 'unread')
  const becomes = news && before !== true
  if (becomes || before === undefined) {
    cache.writeFragment(ThreadUnread, { __typename: 'Thread', id: threadId, unread: news })
  }
  return becomes
}
