import { catalogue } from '@ama/events'
import { builder, type LiveItem, type Signal } from '@ama/graphql'
import { CommunityNode } from '@ama/territories'
import { MemberNode } from '@ama/people'
import { ActivitySubject, actorOf, communityOf, subjectOf } from './subject.ts'

const kinds = [...new Set(catalogue.flatMap((definition) => definition.activity?.kind ?? [])), 'RESYNC', 'CAUGHT_UP']

const ActivityKind = builder.enumType('ActivityKind', { values: kinds })

/** An item, or what is said between items. */
export type ActivityShape = LiveItem | Signal

const isItem = (activity: ActivityShape): activity is LiveItem => !('signal' in activity)

export const Activity = builder.objectRef<ActivityShape>('Activity').implement({
  description:
    'One thing that happened, thin: the changed object is read by id. RESYNC: too much was missed or the cursor is unknown; fetch anew and go on from this cursor. CAUGHT_UP: what was missed was told; what follows is news.',
  fields: (t) => ({
    cursor: t.string({ resolve: (activity, _args, context) => context.live.cursorAt(activity.position) }),
    kind: t.field({ type: ActivityKind, resolve: (activity) => (isItem(activity) ? activity.kind : activity.signal) }),
    occurredAt: t.field({
      type: 'DateTime',
      resolve: (activity, _args, context) => (isItem(activity) ? activity.occurredAt : context.hub.clock.now()),
    }),
    community: t.field({
      type: CommunityNode,
      nullable: true,
      resolve: (activity, _args, context) => (isItem(activity) ? communityOf(context, activity) : null),
    }),
    actor: t.field({
      type: MemberNode,
      nullable: true,
      resolve: (activity, _args, context) => (isItem(activity) ? actorOf(context, activity) : null),
    }),
    subject: t.field({
      type: ActivitySubject,
      nullable: true,
      resolve: (activity, _args, context) => (isItem(activity) ? subjectOf(context, activity) : null),
    }),
  }),
})
