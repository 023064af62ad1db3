import { builder, idOf, requireActor, type Context, type LiveItem } from '@ama/graphql'
import { belongsTo, forbidden, notFound } from '@ama/kernel'
import { Activity } from './activity.ts'

/** The communities asked for; refuses an unknown one and one that the viewer does not belong to. */
const checkCommunities = async (context: Context, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const wanted = new Set(ids.map((id) => idOf('Community', id, 'communityIds')))
  const known = await context.hub.database.prisma.community.count({ where: { id: { in: [...wanted] } } })
  if (known < wanted.size) throw notFound('L’une de ces communautés n’existe pas.')
  const actor = requireActor(context)
  if ([...wanted].some((id) => !belongsTo(actor, id))) {
    throw forbidden('Vous n’êtes pas membre de l’une de ces communautés : son activité ne vous est pas ouverte.')
  }
  return wanted
}

builder.queryField('activityCursor', (t) =>
  t.string({
    description:
      'Where the activity stands now: read it before a page’s data, subscribe after it, and nothing falls between.',
    resolve: (_root, _args, context) => {
      requireActor(context)
      return context.live.cursor()
    },
  }),
)

builder.subscriptionField('activity', (t) =>
  t.field({
    type: Activity,
    description:
      'What happens, live; with `after`, first what was missed. Without `communityIds`: everything the viewer may see.',
    args: { communityIds: t.arg.idList(), after: t.arg.string() },
    subscribe: async (_root, { communityIds, after }, context) => {
      requireActor(context)
      const wanted = communityIds ? await checkCommunities(context, communityIds) : null
      const end = new AbortController()
      const unwatch = context.rights.onLost(wanted ?? 'all', () =>
        end.abort(forbidden('Vos droits ont changé : cette activité ne vous est plus ouverte.')),
      )
      const sees = (item: LiveItem): boolean => {
        const actor = context.rights.current()
        if (!actor || item.audience === 'internal') return false
        if (item.audience === 'members') return item.memberIds?.has(actor.memberId) ?? false
        if (wanted && !(item.communityId && wanted.has(item.communityId))) return false
        return item.audience === 'network' || (item.communityId !== null && belongsTo(actor, item.communityId))
      }
      return context.live.follow({ after: after ?? null, sees, end, onEnd: unwatch })
    },
    resolve: (activity) => activity,
  }),
)
