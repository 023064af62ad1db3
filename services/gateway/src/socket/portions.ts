import type { LiveItem, Signal } from '@ama/graphql'
import type { View } from '../activity/view.ts'
import type { Follower } from './followers.ts'
import type { Group } from './groups.ts'
import type { Said } from './say.ts'
import { textFrame } from './text-frame.ts'

/** What one follower is told of a round. */
interface Portion {
  /** null: nothing. */
  readonly frames: Buffer | null
  readonly count: number
  readonly at: bigint
  /** False: there is more, which it must catch up with by itself. */
  readonly whole: boolean
}

/** Items that a group is told at once. */
export interface Round {
  readonly items: readonly LiveItem[]
  /** Those of them that only a few members see. */
  readonly forFew: readonly LiveItem[]
  readonly said: Said
  readonly shared: Map<View, Map<string, Portion>>
  /** Items that were written so far, to all together. */
  delivered: number
}

export const openRound = (items: readonly LiveItem[], said: Said): Round => ({
  items,
  forFew: items.filter(({ audience }) => audience === 'members'),
  said,
  shared: new Map(),
  delivered: 0,
})

/** With the rights held now. */
export const sees = (follower: Follower, item: LiveItem): boolean =>
  item.audience === 'members' ? (item.memberIds?.has(follower.member.actor.memberId) ?? false) : follower.view(item)

/** The frames of one follower, ready to be written at once. */
export const framesOf = (follower: Follower, whats: readonly (LiveItem | Signal)[], said: Said): Buffer => {
  const frames = whats.map((what) => textFrame(follower.start, said.get(what) ?? Buffer.alloc(0)))
  return frames.length === 1 && frames[0] ? frames[0] : Buffer.concat(frames)
}

const makePortion = (follower: Follower, { items, said }: Round): Portion => {
  const seen: LiveItem[] = []
  let at = follower.at
  let whole = true
  for (const item of items) {
    if (item.position <= follower.at) continue
    if (sees(follower, item)) {
      // The right to see it came while it was being said: caught up with, it is not missed.
      if (!said.has(item)) {
        whole = false
        break
      }
      seen.push(item)
    }
    at = item.position
  }
  return { frames: seen.length > 0 ? framesOf(follower, seen, said) : null, count: seen.length, at, whole }
}

/** Made once for all with the same view and start, unless one has some of it already, or something is for it alone. */
export const portionOf = (follower: Follower, round: Round): Portion => {
  const { items, forFew, shared } = round
  const isNewToIt = items[0] !== undefined && follower.at < items[0].position
  if (!isNewToIt || forFew.some((item) => sees(follower, item))) return makePortion(follower, round)
  const alike = shared.get(follower.view) ?? new Map<string, Portion>()
  const known = alike.get(follower.start)
  if (known) return known
  const portion = makePortion(follower, round)
  shared.set(follower.view, alike.set(follower.start, portion))
  return portion
}

/** Milliseconds for which what was made for those who come back serves others: the objects that it shows may change. */
const fresh = 1_000
/** Portions of one view that are kept meanwhile, up to a hundred kilobytes each. */
const most = 30

/**
 * What those who catch up are written, made once for all of a group who see the same and missed the same. `say` says
 * items to a group as `Groups.say` does.
 */
export const createReplays = (say: (follower: Follower, items: readonly LiveItem[]) => Promise<Said>) => {
  const kept = new WeakMap<Group, Map<View, Map<string, Promise<Buffer>>>>()

  const portionsOf = ({ group, view }: Follower): Map<string, Promise<Buffer>> => {
    const views = kept.get(group) ?? new Map<View, Map<string, Promise<Buffer>>>()
    kept.set(group, views)
    const known = views.get(view)
    if (known) return known
    const portions = new Map<string, Promise<Buffer>>()
    views.set(view, portions)
    setTimeout(() => views.delete(view), fresh).unref()
    return portions
  }

  const make = async (follower: Follower, items: readonly LiveItem[]): Promise<Buffer> =>
    framesOf(follower, items, await say(follower, items))

  /** The frames of items that lie next to one another, among those that the follower sees. */
  return (follower: Follower, items: readonly LiveItem[]): Promise<Buffer> => {
    const [first, last] = [items.at(0), items.at(-1)]
    if (items.some(({ audience }) => audience === 'members')) return make(follower, items)
    const portions = portionsOf(follower)
    const key = `${follower.start} ${first?.position} ${last?.position}`
    const known = portions.get(key)
    const made = known ?? make(follower, items)
    // Those that were asked for last are kept: what ends at the present is soon asked for by nobody.
    portions.delete(key)
    portions.set(key, made)
    if (portions.size > most) portions.delete(portions.keys().next().value ?? '')
    if (!known) made.catch(() => portions.delete(key))
    return made
  }
}
