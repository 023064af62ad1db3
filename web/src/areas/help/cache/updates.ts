import type { Cache, UpdatesConfig } from '@urql/exchange-graphcache'
import { isKey } from '../../../lib/cache-lists.ts'
import { askRecount } from '../../../lib/recount.ts'
import { listAnswer, listThread } from './edges.ts'

type Answered = { answerThread: { __typename: string; id?: string; thread?: { __typename: string; id: string } } }
type Asked = { askForHelp: { __typename: string; id?: string } }

const putAnswer = ({ answerThread: answer }: Answered, _args: unknown, cache: Cache) => {
  if (answer.__typename === 'Answer' && answer.id && answer.thread) {
    listAnswer(cache, `Thread:${answer.thread.id}`, answer.id)
  }
}

const putThread = ({ askForHelp: thread }: Asked, _args: unknown, cache: Cache) => {
  const community = cache.resolve(`Thread:${thread.id}`, 'community')
  if (thread.__typename === 'Thread' && thread.id && isKey(community)) listThread(cache, community, thread.id, false)
}

/** What one's own deeds change in the lists on screen. */
export const helpUpdates: UpdatesConfig = {
  Mutation: { answerThread: putAnswer, askForHelp: putThread, markThreadRead: () => askRecount(true) },
}
