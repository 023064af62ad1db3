import { credentialEnded, roleEnded, roleGiven, type Envelope } from '@ama/events'
import { belongsTo, roles, type Actor, type HeldRole } from '@ama/kernel'

/** One connected member; `actor` is kept up to date. */
export interface Holder {
  actor: Actor
}

const aboutRights = new Set<string>([roleGiven.type, roleEnded.type, credentialEnded.type])
/** Far more than come in while somebody connects. */
const remembered = 1_000

const sameRole = (one: HeldRole, other: HeldRole) => one.role === other.role && one.communityId === other.communityId

const heldIn = (data: { role: string; communityId: string | null }): HeldRole[] =>
  roles.filter((role) => role === data.role).map((role) => ({ role, communityId: data.communityId }))

/** What covered these communities (null: everything) is no longer open to the member whose role ended. */
export const isLost = (covers: ReadonlySet<string> | null, before: Actor, after: Actor, ended: HeldRole): boolean => {
  if (covers !== null) return [...covers].some((id) => belongsTo(before, id) && !belongsTo(after, id))
  if (ended.communityId === null) return ended.role === 'NETWORK_REFERENT'
  return !belongsTo(after, ended.communityId)
}

/**
 * Keeps the rights of those who are connected up to date, event by event: a right that ends is gone before any
 * later event is looked at, so nothing slips through.
 */
export const createRights = <Connected extends Holder>(on: {
  /** After a role was given or (with the role and the rights before) ended. */
  readonly rolesChanged: (holder: Connected, ended: HeldRole | null, before: Actor) => void
  readonly credentialEnded: (holder: Connected) => void
}) => {
  const connected = new Map<string, Set<Connected>>()
  /** The last events about rights, for those who connect while one comes in. */
  let heard: Envelope[] = []
  let forgotten = 0

  const tell = (event: Envelope, whom: (memberId: string) => Iterable<Connected>): void => {
    const ended = event.type === roleEnded.type ? roleEnded.read(event) : null
    const given = event.type === roleGiven.type ? roleGiven.read(event) : null
    const credential = event.type === credentialEnded.type ? credentialEnded.read(event) : null
    const memberId = (ended ?? given ?? credential)?.memberId
    for (const holder of memberId ? whom(memberId) : []) {
      const before = holder.actor
      if (credential && credential.credentialId === before.credential.id) on.credentialEnded(holder)
      if (given) {
        holder.actor = { ...before, roles: [...before.roles, ...heldIn(given)] }
        on.rolesChanged(holder, null, before)
      }
      for (const role of ended ? heldIn(ended) : []) {
        holder.actor = { ...before, roles: before.roles.filter((held) => !sameRole(held, role)) }
        on.rolesChanged(holder, role, before)
      }
    }
  }

  const hear = (event: Envelope): void => {
    if (!aboutRights.has(event.type)) return
    heard.push(event)
    if (heard.length > remembered * 2) {
      forgotten += heard.length - remembered
      heard = heard.slice(-remembered)
    }
    tell(event, (memberId) => [...(connected.get(memberId) ?? [])])
  }

  return {
    hear: (events: readonly Envelope[]): void => events.forEach(hear),
    /** Where the events stand: taken before a member's rights are read, given to `add`. */
    mark: (): number => forgotten + heard.length,
    /** Follows one connected member, whose rights were read after the mark `since`, until `remove`. */
    add(holder: Connected, since: number): void {
      const { memberId } = holder.actor
      const mine = connected.get(memberId) ?? new Set()
      connected.set(memberId, mine.add(holder))
      const meanwhile = heard.slice(Math.max(since - forgotten, 0))
      for (const event of meanwhile) tell(event, (whose) => (whose === memberId ? [holder] : []))
    },
    remove(holder: Connected): void {
      const mine = connected.get(holder.actor.memberId)
      mine?.delete(holder)
      if (mine?.size === 0) connected.delete(holder.actor.memberId)
    },
  }
}

export type Rights<Connected extends Holder> = ReturnType<typeof createRights<Connected>>
