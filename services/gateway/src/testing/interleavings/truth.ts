import type { HeldRole } from '@ama/kernel'

/** One event of the log, as screens may see it. */
export interface Happening {
  readonly position: bigint
  /** null: not for screens. */
  readonly kind: string | null
  readonly audience: string
  readonly communityId: string | null
  readonly memberIds: readonly string[]
  readonly subjectId: string | null
}

/** A right given or ended: its place in the log, and the step in which it was committed. */
export interface Change {
  readonly position: bigint
  readonly step: number
  readonly memberId: string
  readonly held: HeldRole
  readonly given: boolean
}

/** What happened, whoever looked. */
export interface Truth {
  /** In order of position. */
  readonly happenings: readonly Happening[]
  /** In order of position. */
  readonly changes: readonly Change[]
  readonly rolesBefore: ReadonlyMap<string, readonly HeldRole[]>
  /** The highest position at the end of each step. */
  readonly heads: readonly bigint[]
  /** The steps in which a gateway was started anew. */
  readonly restarts: readonly number[]
  /** Who is more than so many items behind fetches anew. */
  readonly reach: number
  /** Who is more than so many events behind may have to. */
  readonly farthest: bigint
}

export interface Received {
  readonly position: bigint
  readonly kind: string
  readonly communityId: string | null
  readonly subjectId: string | null
  /** During which it came. */
  readonly step: number
}

/** One subscription of one screen, from its cursor on, as it went. */
export interface Leg {
  readonly screen: string
  readonly memberId: string
  /** The one community that it asks for. */
  readonly covers: 'all' | string
  readonly after: bigint
  /** What its gateway had heard when it came: its rights are at least as new. */
  readonly since: bigint
  readonly received: readonly Received[]
  /** null: it goes on. */
  readonly end: { readonly how: string; readonly step: number } | null
}

type Roles = readonly HeldRole[]

const isSame = (one: HeldRole, other: HeldRole): boolean =>
  one.role === other.role && one.communityId === other.communityId

const after = (roles: Roles, { held, given }: Change): Roles => {
  const others = roles.filter((role) => !isSame(role, held))
  return given ? [...others, held] : others
}

/** What the member held at some moment: from a position on, up to what was committed by the end of a step. */
const rolesBetween = ({ changes, rolesBefore }: Truth, memberId: string, from: bigint, step: number): Roles[] => {
  const mine = changes.filter((change) => change.memberId === memberId)
  let roles = rolesBefore.get(memberId) ?? []
  for (const change of mine.filter(({ position }) => position <= from)) roles = after(roles, change)
  const moments = [roles]
  for (const change of mine.filter(({ position, step: committed }) => position > from && committed <= step)) {
    roles = after(roles, change)
    moments.push(roles)
  }
  return moments
}

const isOpenTo = (roles: Roles, community: string | null): boolean =>
  roles.some(({ role, communityId }) =>
    communityId === null ? role === 'NETWORK_REFERENT' && community !== null : communityId === community,
  )

const sees = (leg: Leg, roles: Roles, { kind, audience, communityId, memberIds }: Happening): boolean => {
  if (kind === null || audience === 'internal') return false
  if (audience === 'members') return memberIds.includes(leg.memberId)
  if (leg.covers !== 'all' && leg.covers !== communityId) return false
  return audience === 'network' || isOpenTo(roles, communityId)
}

const later = (one: bigint, other: bigint): bigint => (one > other ? one : other)

/**
 * What a leg was told, held against the log. An item is judged when it is delivered, by rights that are at least as
 * new as the item itself and as what the gateway had heard when the follower came. So it must come when it could be
 * seen at every moment from then until something later came, and must not when at no moment. In between both are
 * right: an item in flight while a right is given or ended may be judged on either side of that.
 */
export const complaintsOf = (leg: Leg, truth: Truth): string[] => {
  const complaints: string[] = []
  const complain = (text: string): void => void complaints.push(`${leg.screen}, after ${leg.after}: ${text}`)
  const moments = (happening: Happening, step: number) =>
    rolesBetween(truth, leg.memberId, later(happening.position, leg.since), step).map((roles) =>
      sees(leg, roles, happening),
    )
  const must = (happening: Happening, step: number) => moments(happening, step).every(Boolean)
  const may = (happening: Happening, step: number) => moments(happening, step).some(Boolean)
  const between = (from: bigint, to: bigint) =>
    truth.happenings.filter(({ position }) => position > from && position <= to)

  const judgeResync = (at: bigint, { step }: Received): void => {
    const head = truth.heads[step] ?? 0n
    const behind = between(at, head).filter((happening) => may(happening, step)).length
    if (behind <= truth.reach && head - at <= truth.farthest) complain(`sent to fetch anew for ${behind} items`)
  }
  const judgeItem = (at: bigint, item: Received): void => {
    const { position, step } = item
    if (position <= at) complain(`${item.kind} at ${position} again, after ${at}`)
    for (const happening of between(at, position - 1n)) {
      if (must(happening, step)) complain(`${happening.kind} at ${happening.position} is missing`)
    }
    const happening = truth.happenings.find((each) => each.position === position)
    if (!happening) return complain(`${item.kind} at ${position}, where nothing happened`)
    if (!may(happening, step)) complain(`${item.kind} at ${position} is not for this member`)
    const same = (['kind', 'communityId', 'subjectId'] as const).every((key) => item[key] === happening[key])
    if (!same) complain(`${item.kind} at ${position} is told as something else`)
  }

  let at = leg.after
  const first = leg.received[0]
  const missed = first ? between(leg.after, leg.since).filter((happening) => must(happening, first.step)).length : 0
  if (first && first.kind !== 'RESYNC' && missed > truth.reach) complain(`not sent to fetch anew for ${missed} items`)
  for (const item of leg.received) {
    if (item.kind === 'RESYNC') judgeResync(at, item)
    else judgeItem(at, item)
    at = item.position
  }

  // On a machine that is too busy to let it say hello in time, it was nobody yet.
  const nobody = leg.end?.how === 'close code 4408' && leg.received.length === 0
  // A line that was not open yet is cut without a code; who was not let in yet hears that nobody is there.
  const cut = ['close code 1001', 'UNAVAILABLE', ...(leg.received.length === 0 ? ['close code 1006'] : [])]
  const restarted = leg.end && cut.includes(leg.end.how) && truth.restarts.includes(leg.end.step)
  if (leg.end && leg.end.how !== 'left' && !nobody && !restarted) {
    const { how, step } = leg.end
    // What a role that was held all along opens is not lost, whatever else ended meanwhile.
    const always = rolesBetween(truth, leg.memberId, leg.since, step).reduce((kept, roles) =>
      kept.filter((held) => roles.some((each) => isSame(each, held))),
    )
    const ended = truth.changes.filter(
      (change) =>
        change.memberId === leg.memberId && !change.given && change.position > leg.since && change.step <= step,
    )
    const lost =
      leg.covers === 'all'
        ? ended.some(({ held }) => !isOpenTo(always, held.communityId))
        : !isOpenTo(always, leg.covers)
    if (how !== 'FORBIDDEN' || !lost) complain(`ended with ${how}`)
  }
  return complaints
}
