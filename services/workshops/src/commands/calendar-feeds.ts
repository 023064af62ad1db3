import { randomBytes } from 'node:crypto'
import type { CalendarScope } from '@ama/database'
import { command, type Context } from '@ama/graphql'
import { belongsTo, forbidden, invalid, newId, notFound } from '@ama/kernel'

export interface MakeCalendarFeed {
  readonly scope: CalendarScope
  /** Of COMMUNITY, and only of it. */
  readonly communityId: string | null
  readonly commandId?: string | null | undefined
}

/** Makes the address of a calendar, or a new one for it: the old one then ends. Gives the feed's id. */
export const makeCalendarFeed = (
  context: Context,
  { scope, communityId, commandId }: MakeCalendarFeed,
): Promise<string> =>
  command(context, { name: 'make-calendar-feed', commandId }, async (tx, { actor, now }) => {
    if ((scope === 'COMMUNITY') !== (communityId !== null)) {
      throw invalid(
        'communityId',
        'Choisissez une communauté pour le calendrier d’une communauté, et aucune pour les autres.',
      )
    }
    if (communityId !== null) {
      const known = await tx.community.count({ where: { id: communityId } })
      if (known === 0) throw notFound('Cette communauté n’existe pas.')
      if (!belongsTo(actor, communityId)) throw forbidden('Le calendrier d’une communauté est pour ses membres.')
    }
    const secret = randomBytes(32).toString('base64url')
    const [feed] = await tx.$queryRaw<[{ id: string }]>`
      INSERT INTO calendar_feed (id, member_id, scope, community_id, secret, created_at)
      VALUES (${newId()}::uuid, ${actor.memberId}::uuid, ${scope}::calendar_scope, ${communityId}::uuid, ${secret}, ${now})
      ON CONFLICT (member_id, scope, coalesce(community_id, '00000000-0000-0000-0000-000000000000'))
      DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
      RETURNING id`
    return feed.id
  })

/** Ends an address of the actor's own. */
export const endCalendarFeed = (
  context: Context,
  { feedId, commandId }: { readonly feedId: string; readonly commandId?: string | null | undefined },
): Promise<string> =>
  command(context, { name: 'end-calendar-feed', commandId }, async (tx, { actor }) => {
    const { count } = await tx.calendarFeed.deleteMany({ where: { id: feedId, memberId: actor.memberId } })
    if (count === 0) throw notFound('Cette adresse de calendrier n’existe pas ou n’existe plus.')
    return feedId
  })
