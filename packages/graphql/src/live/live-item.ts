import { definitionOf, noticesWritten, type ActivityView, type Envelope } from '@ama/events'

/** One thing that happened, as members see it: thin, everything else is read by id. */
export interface LiveItem {
  readonly position: bigint
  readonly kind: string
  readonly occurredAt: Date
  readonly communityId: string | null
  readonly audience: Envelope['audience']
  /** For whom it is, where it is for a few members only. */
  readonly memberIds: ReadonlySet<string> | null
  readonly actorId: string | null
  readonly subject: { readonly type: NonNullable<ActivityView['subject']>; readonly id: string } | null
  /** Listed in the activity feed; otherwise only open screens learn of it. */
  readonly feed: boolean
}

/** null: not for members' screens. */
export const liveItemOf = (event: Envelope): LiveItem | null => {
  const view = definitionOf(event.type)?.activity
  if (!view) return null
  const named = event.audience === 'members' ? noticesWritten.data.safeParse(event.data).data : undefined
  return {
    position: BigInt(event.position),
    kind: view.kind,
    occurredAt: new Date(event.time),
    communityId: event.communityid,
    audience: event.audience,
    memberIds: named ? new Set(named.memberIds) : null,
    actorId: view.actor === 'hidden' ? null : event.actorid,
    subject: view.subject ? { type: view.subject, id: event.subject } : null,
    feed: view.feed,
  }
}
