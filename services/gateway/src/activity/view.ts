import type { LiveItem } from '@ama/graphql'
import { belongsTo, communitiesOf, isNetworkReferent, type Actor } from '@ama/kernel'

/** What somebody sees of what happens, by roles and by the communities asked for. */
export type View = (item: LiveItem) => boolean

type Holder = Pick<Actor, 'roles'>

/** Items for a few members are seen by these; what is internal, by nobody; the rest by community and audience. */
export const mayFollow = (holder: Holder, communityIds: ReadonlySet<string> | null, item: LiveItem): boolean => {
  const { communityId, audience } = item
  if (audience === 'internal' || audience === 'members') return false
  if (communityIds && !(communityId !== null && communityIds.has(communityId))) return false
  return audience === 'network' || (communityId !== null && belongsTo(holder, communityId))
}

/** Distinct combinations of communities that are remembered; far more than there are. */
const most = 10_000

/**
 * Views are shared: all who belong to the same communities and ask for the same have one, which judges each item once.
 */
export const createViews = () => {
  const views = new Map<string, View>()
  return (holder: Holder, communityIds: ReadonlySet<string> | null): View => {
    const mine = isNetworkReferent(holder) ? 'all' : [...communitiesOf(holder)].toSorted().join()
    const key = `${mine} ${communityIds ? [...communityIds].toSorted().join() : 'all'}`
    const known = views.get(key)
    if (known) return known
    const view = rememberingLast((item) => mayFollow(holder, communityIds, item))
    if (views.size >= most) views.clear()
    views.set(key, view)
    return view
  }
}

/** Thousands ask about the same item, one after the other. */
const rememberingLast = (judge: View): View => {
  let last: LiveItem | null = null
  let answer = false
  return (item) => {
    if (item !== last) {
      answer = judge(item)
      last = item
    }
    return answer
  }
}
