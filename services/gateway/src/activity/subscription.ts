import { builder, idOf, requireActor, type Context } from '@ama/graphql'
import { belongsTo, communitiesOf, forbidden, notFound } from '@ama/kernel'
import { Activity } from './activity.ts'

/** The communities asked for; refuses an unknown one and one that the viewer does not belong to. */
const checkCommunities = async (context: Context, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const wanted = new Set(ids.map((id) => idOf('Community', id, 'communityIds')))
  const actor = requireActor(context)
  // A community in which somebody holds a role is there.
  const others = [...wanted.difference(communitiesOf(actor))]
  const known = others.length && (await context.hub.database.prisma.community.count({ where: { id: { in: others } } }))
  if (known < others.length) throw notFound('L’une de ces communautés n’existe pas.')
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
      'What happens, live; with `after`, first what was missed, and then CAUGHT_UP if `tellWhenCaughtUp`. Without `communityIds`: everything the viewer may see.',
    args: { communityIds: t.arg.idList(), after: t.arg.string(), tellWhenCaughtUp: t.arg.boolean() },
    subscribe: async (_root, { communityIds, after, tellWhenCaughtUp }, context) => {
      requireActor(context)
      const wanted = communityIds ? await checkCommunities(context, communityIds) : null
      return context.follow({ after: after ?? null, communityIds: wanted, tellWhenCaughtUp: tellWhenCaughtUp ?? false })
    },
    resolve: (activity) => activity,
  }),
)
