import { definitionOf, type ActivityView, type Envelope } from '@ama/events'

/** One thing that happened, as members see it: thin, everything else is read by id. */
export interface LiveItem {
  readonly position: bigint
  readonly kind: string
  readonly occurredAt: Date
  readonly communityId: string | null
  readonly audience: Envelope['audience']
  readonly actorId: string | null
  readonly subject: { readonly type: ActivityView['subject']; readonly id: string }
  /** Listed in the activity feed; otherwise only open screens learn of it. */
  readonly feed: boolean
}

/** null: not for members' screens. */
export const liveItemOf = (event: Envelope): LiveItem | null => {
  const view = definitionOf(event.type)?.activity
  if (!view) return null
  return {
    position: BigInt(event.position),
    kind: view.kind,
    occurredAt: new Date(event.time),
    communityId: event.communityid,
    audience: event.audience,
    actorId: view.actor === 'hidden' ? null : event.actorid,
    subject: { type: view.subject, id: event.subject },
    feed: view.feed,
  }
}
