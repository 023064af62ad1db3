import type { LiveItem } from '@ama/graphql'
import { belonging, communitiesOf, isNetworkReferent, type Actor } from '@ama/kernel'

/** What somebody sees of what happens, by roles and by the communities asked for. */
export type View = (item: LiveItem) => boolean

type Holder = Pick<Actor, 'roles'>

/**
 * Items for a few members are seen by these; what is internal, by nobody; the rest by community and audience. Who the
 * holder is, is looked up once: a view judges every item for thousands.
 */
export const viewOf = (holder: Holder, communityIds: ReadonlySet<string> | null): View => {
  const belongs = belonging(holder)
  return ({ communityId, audience }) => {
    if (audience === 'internal' || audience === 'members') return false
    if (communityIds && !(communityId !== null && communityIds.has(communityId))) return false
    return audience === 'network' || (communityId !== null && belongs(communityId))
  }
}

/** Distinct combinations of communities that are remembered; far more than there are. */
const most = 10_000

/** Views are shared: all who belong to the same communities and ask for the same have one, and are told the same. */
export const createViews = () => {
  const views = new Map<string, View>()
  return (holder: Holder, communityIds: ReadonlySet<string> | null): View => {
    const mine = isNetworkReferent(holder) ? 'all' : [...communitiesOf(holder)].toSorted().join()
    const key = `${mine} ${communityIds ? [...communityIds].toSorted().join() : 'all'}`
    const known = views.get(key)
    if (known) return known
    const view = viewOf(holder, communityIds)
    if (views.size >= most) views.clear()
    views.set(key, view)
    return view
  }
}
