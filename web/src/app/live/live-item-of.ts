import type { ActivitySubscription } from '../../generated/graphql.ts'
import type { LiveItem } from '../../lib/activity.ts'

/** A live item as listeners outside the cache want it. */
export const liveItemOf = ({ cursor, kind, actor, community, subject }: ActivitySubscription['activity']): LiveItem => {
  const thread = subject?.__typename === 'Answer' ? subject.thread : subject?.__typename === 'Thread' ? subject : null
  return {
    cursor,
    kind,
    actorId: actor?.id ?? null,
    actorName: actor?.displayName ?? null,
    communityId: community?.id ?? null,
    threadId: thread?.id ?? null,
    threadTitle: thread?.title ?? null,
  }
}
