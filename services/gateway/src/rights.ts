import { credentialEnded, roleEnded, roleGiven, type Envelope } from '@ama/events'
import type { RightsWatch } from '@ama/graphql'
import { belongsTo, roles, type Actor, type HeldRole } from '@ama/kernel'

type Covers = ReadonlySet<string> | 'all'

interface Watcher {
  readonly actor: () => Actor
  readonly setRoles: (roles: readonly HeldRole[]) => void
  readonly losses: Map<object, { covers: Covers; lost: () => void }>
  readonly credentialEnded: () => void
}

const aboutRights = new Set<string>([roleGiven.type, roleEnded.type, credentialEnded.type])
/** Far more than come in while somebody connects. */
const remembered = 1_000

const sameRole = (one: HeldRole, other: HeldRole) => one.role === other.role && one.communityId === other.communityId

const heldIn = (data: { role: string; communityId: string | null }): HeldRole[] =>
  roles.filter((role) => role === data.role).map((role) => ({ role, communityId: data.communityId }))

const isLost = (covers: Covers, before: Actor, after: Actor, ended: HeldRole): boolean => {
  if (covers !== 'all') return [...covers].some((id) => belongsTo(before, id) && !belongsTo(after, id))
  if (ended.communityId === null) return ended.role === 'NETWORK_REFERENT'
  return !belongsTo(after, ended.communityId)
}

/**
 * Keeps the rights of those who are connected up to date, event by event: a right that ends is gone before any
 * later event is looked at, so nothing slips through.
 */
export const createRights = () => {
  const watchers = new Map<string, Set<Watcher>>()
  /** The last events about rights, for those who connect while one comes in. */
  let heard: Envelope[] = []
  let forgotten = 0

  const hear = (event: Envelope): void => {
    if (!aboutRights.has(event.type)) return
    heard.push(event)
    if (heard.length > remembered * 2) {
      forgotten += heard.length - remembered
      heard = heard.slice(-remembered)
    }
    tell(event, watchers)
  }

  const tell = (event: Envelope, told: ReadonlyMap<string, ReadonlySet<Watcher>>): void => {
    const ended = event.type === roleEnded.type ? roleEnded.read(event) : null
    const given = event.type === roleGiven.type ? roleGiven.read(event) : null
    const credential = event.type === credentialEnded.type ? credentialEnded.read(event) : null
    const memberId = (ended ?? given ?? credential)?.memberId
    for (const watcher of (memberId && told.get(memberId)) || []) {
      const before = watcher.actor()
      if (given) watcher.setRoles([...before.roles, ...heldIn(given)])
      if (credential && credential.credentialId === before.credential.id) watcher.credentialEnded()
      for (const role of ended ? heldIn(ended) : []) {
        watcher.setRoles(before.roles.filter((held) => !sameRole(held, role)))
        for (const { covers, lost } of [...watcher.losses.values()]) {
          if (isLost(covers, before, watcher.actor(), role)) lost()
        }
      }
    }
  }

  return {
    hear: (events: readonly Envelope[]): void => events.forEach(hear),
    /** Where the events stand: taken before a member's rights are read, given to `watch`. */
    mark: (): number => forgotten + heard.length,
    /** Follows one connected member, whose rights were read after the mark `since`; `close` when the connection ends. */
    watch(viewer: Actor, onCredentialEnded: () => void, since: number): RightsWatch & { close(): void } {
      let actor = viewer
      const watcher: Watcher = {
        actor: () => actor,
        setRoles: (held) => (actor = { ...actor, roles: held }),
        losses: new Map(),
        credentialEnded: onCredentialEnded,
      }
      const mine = watchers.get(viewer.memberId) ?? new Set()
      watchers.set(viewer.memberId, mine.add(watcher))
      const meanwhile = heard.slice(Math.max(since - forgotten, 0))
      for (const event of meanwhile) tell(event, new Map([[viewer.memberId, new Set([watcher])]]))
      return {
        current: () => actor,
        onLost: (covers, lost) => {
          const key = {}
          watcher.losses.set(key, { covers, lost })
          return () => void watcher.losses.delete(key)
        },
        close: () => {
          mine.delete(watcher)
          if (mine.size === 0 && watchers.get(viewer.memberId) === mine) watchers.delete(viewer.memberId)
        },
      }
    },
  }
}

export type Rights = ReturnType<typeof createRights>

/** For a single request: the rights it came with. */
export const rightsOfRequest = (viewer: Actor | null): RightsWatch => ({
  current: () => viewer,
  onLost: () => () => {},
})
