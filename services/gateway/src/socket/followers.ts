import { catchUp, type Follow, type LiveFeed, type LiveItem, type Signal } from '@ama/graphql'
import type { Logger } from '@ama/kernel'
import type { ValidatedSubscriptionArgs } from 'graphql'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { createViews, View } from '../activity/view.ts'
import { longestQueue, type ConnectedMember, type Connection } from './connection.ts'
import type { Group, Groups } from './groups.ts'
import { createReplays, framesOf, openRound, portionOf, sees, type Round } from './portions.ts'
import { DependsOnViewer, frameStart } from './say.ts'
import { createTurns } from './turns.ts'

/**
 * Who catch up at the same time. All of thousands at once would all be done at the end only, and have missed the more
 * the longer it takes.
 */
const catchingUpAtOnce = 20
/** Of these, of one member: whoever asks for much again and again leaves turns to others. */
const catchingUpOfOne = 5

/**
 * While others arrive, three quarters of the time are theirs: where thousands come back and much happens, telling those
 * who are there already would take half of it, and most would wait the longer.
 */
const timesOfOthers = 3

/** One subscription on one socket. */
export interface Follower {
  readonly connection: Connection
  readonly member: ConnectedMember
  /** How each of its frames begins: all that differs from one follower of a group to another. */
  readonly start: string
  readonly communityIds: ReadonlySet<string> | null
  /** It still has to be told that it has caught up. */
  awaited: boolean
  view: View
  group: Group
  /** Everything up to here was given. */
  at: bigint
  ended: boolean
  /** Ends its waiting for room. */
  stopWaiting: () => void
}

/** What a subscription asks, checked. */
export interface Subscription {
  readonly text: string
  readonly args: ValidatedSubscriptionArgs
  /** Part of what it asks depends on the viewer. */
  readonly personal: boolean
  readonly follow: Follow
}

/**
 * Delivers what happens. Who begins to follow, or comes back, first catches up by itself; at the moment when nothing
 * is left it is among those of its group who are told together.
 */
export const createFollowers = (parts: {
  live: LiveFeed
  groups: Groups
  views: ReturnType<typeof createViews>
  log: Logger
  /** More waits for a client than may. */
  onSlow: (connection: Connection) => void
  /** What happens can't be said now: the client comes again later. */
  onUnable: (connection: Connection) => void
  onDelivered: (frames: number) => void
  /** Who has just come, or comes back, is seldom alone: each waits to be let in. */
  othersArrive: () => boolean
}) => {
  const { live, groups, views, log, onSlow, onUnable, onDelivered, othersArrive } = parts
  const warned = new Set<string>()
  const turns = createTurns(catchingUpAtOnce, catchingUpOfOne)
  const replay = createReplays((follower, items) => groups.say(follower.group, items, follower))

  // The same for all who come back at the same moment: so what is said of it is made once.
  const last = new Map<Signal['signal'], Signal>()
  const signalAt = (signal: Signal['signal'], position: bigint): Signal => {
    const known = last.get(signal)
    if (known?.position === position) return known
    const made: Signal = { signal, position }
    last.set(signal, made)
    return made
  }

  /** One write, however much happened. False: the follower must catch up by itself, or is gone. */
  const tell = (follower: Follower, round: Round): boolean => {
    const { wire } = follower.connection
    const { frames, count, at, whole } = portionOf(follower, round)
    follower.at = at
    if (frames && wire.writable) {
      // What happens at once may be more than that: it is no fault of who takes it as it comes.
      const isSlow = wire.writableLength > longestQueue
      wire.write(frames)
      round.delivered += count
      if (isSlow) {
        onSlow(follower.connection)
        return false
      }
    }
    return whole
  }

  const bringUp = async (follower: Follower, from: bigint | null): Promise<void> => {
    const { connection } = follower
    const { wire } = connection
    const { memberId } = follower.member.actor
    /** One who doesn't read keeps nobody waiting. What it is told is made afterwards: with the rights held then. */
    const hasRoom = async () => {
      if (!wire.writableNeedDrain) return
      turns.end(memberId)
      await drained(follower)
      await turns.takeAgain(memberId)
    }
    const write = (frames: Buffer, count: number) => {
      if (follower.ended || !wire.writable || count === 0) return
      wire.write(frames)
      onDelivered(count)
    }
    const give = async (items: readonly LiveItem[]) => {
      const { view } = follower
      await hasRoom()
      const frames = follower.view === view ? await replay(follower, items) : null
      if (frames && follower.view === view) return write(frames, items.length)
      // The rights changed meanwhile: those of now count.
      const said = await groups.say(follower.group, items, follower)
      const seen = items.filter((item) => sees(follower, item))
      write(framesOf(follower, seen, said), seen.length)
    }
    const giveSignal = async (signal: Signal['signal'], position: bigint) => {
      const one = signalAt(signal, position)
      await hasRoom()
      write(framesOf(follower, [one], await groups.say(follower.group, [one], follower)), 1)
      follower.at = position
    }
    await turns.take(memberId)
    await catchUp(live, from, {
      sees: (item) => sees(follower, item),
      give: async (items) => {
        await give(items)
        follower.at = items.at(-1)?.position ?? follower.at
      },
      resync: (position) => giveSignal('RESYNC', position),
      caughtUp: follower.awaited
        ? async (position) => {
            await giveSignal('CAUGHT_UP', position)
            follower.awaited = false
          }
        : null,
      join: (at) => {
        follower.at = at
        follower.group.present.add(follower)
      },
      hasEnded: () => follower.ended,
    }).finally(() => turns.end(memberId))
  }

  /** Brings a follower from a position to the present; null: something may be missing before it. */
  const start = (follower: Follower, from: bigint | null): void => {
    follower.group.present.delete(follower)
    bringUp(follower, from).catch((error: unknown) => {
      if (follower.ended) return
      if (error instanceof DependsOnViewer && follower.group.memberId === null) {
        tellApart(follower)
        return start(follower, follower.at < 0n ? from : follower.at)
      }
      log.error({ err: error }, 'what happened could not be said to a member')
      onUnable(follower.connection)
    })
  }

  const tellApart = (follower: Follower): void => {
    const { group, member } = follower
    if (!warned.has(group.key)) log.warn({ group: group.key }, 'a field depends on the viewer without saying so')
    warned.add(group.key)
    groups.leave(group, follower)
    follower.group = groups.join(group.text, group.args, member.actor.memberId)
  }

  const work = async (group: Group): Promise<void> => {
    group.busy = true
    while (group.waiting.length > 0) {
      const items = group.waiting.splice(0)
      const seen = items.filter((item) =>
        group.present.values().some((follower) => follower.at < item.position && sees(follower, item)),
      )
      const said = await groups.say(group, seen).catch((error: unknown) => {
        if (!(error instanceof DependsOnViewer)) log.error({ err: error }, 'what happened could not be said to a group')
        return null
      })
      const round = said && openRound(items, said)
      const since = performance.now()
      for (const follower of [...group.present]) {
        // Another of the same socket was found too slow.
        if (follower.ended) continue
        // Alone it learns what is the matter, and misses nothing.
        if (!round || !tell(follower, round)) start(follower, follower.at)
      }
      onDelivered(round?.delivered ?? 0)
      // What happens meanwhile is told together.
      if (turns.areTaken() || othersArrive()) await pause((performance.now() - since) * timesOfOthers)
    }
    group.busy = false
  }

  live.onItems((items) => {
    for (const group of groups.all()) {
      group.waiting.push(...items)
      if (!group.busy) void work(group)
    }
  })
  return {
    /** Begins to follow; `from` as `LiveFeed.begin` gives it. */
    begin: (connection: Connection, member: ConnectedMember, id: string, what: Subscription, from: bigint | null) => {
      const { communityIds, tellWhenCaughtUp } = what.follow
      const follower: Follower = {
        connection,
        member,
        start: frameStart(id),
        communityIds,
        awaited: tellWhenCaughtUp,
        view: views(member.actor, communityIds),
        group: groups.join(what.text, what.args, what.personal ? member.actor.memberId : null),
        at: -1n,
        ended: false,
        stopWaiting: () => {},
      }
      start(follower, from)
      return follower
    },
    /** The member's roles have changed. */
    look: (follower: Follower): void => {
      follower.view = views(follower.member.actor, follower.communityIds)
    },
    end: (follower: Follower): void => {
      if (follower.ended) return
      follower.ended = true
      follower.stopWaiting()
      groups.leave(follower.group, follower)
    },
  }
}

export type Followers = ReturnType<typeof createFollowers>

/** Resolves when the client has taken what waits for it, or when the follower or its client is gone. */
const drained = async (follower: Follower): Promise<void> => {
  if (follower.ended) return
  const { wire } = follower.connection
  const ending = new AbortController()
  const stop = () => ending.abort()
  follower.stopWaiting = stop
  wire.once('close', stop)
  await once(wire, 'drain', { signal: ending.signal }).catch(() => undefined)
  wire.off('close', stop)
}
