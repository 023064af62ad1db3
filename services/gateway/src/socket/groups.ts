import type { Context, Hub, Joining, LiveFeed, LiveItem } from '@ama/graphql'
import { newId } from '@ama/kernel'
import {
  executeSubscriptionEvent,
  type FormattedExecutionResult,
  type ExecutionResult,
  type ValidatedSubscriptionArgs,
} from 'graphql'
import type { Socket } from 'node:net'
import { Counter, Gauge, type Registry } from 'prom-client'
import { rootVariables } from './root-variables.ts'
import { resolveEvent } from './subscribe-live.ts'
import { textFrame } from './text-frame.ts'

/** Bytes that may wait for a slow client. */
const longestQueue = 1_000_000

/** One subscription on one socket. */
export interface Operation {
  /** The client's id of it: the only thing that differs from one frame of an event to another. */
  readonly id: string
  readonly socket: Socket
  /** Called when more waits for it than may. */
  readonly slow: () => void
  readonly text: string
  /** Checked arguments, with the context of its viewer. */
  readonly args: ValidatedSubscriptionArgs
  readonly memberId: string
}

interface Follower extends Joining {
  at: bigint
  readonly operation: Operation
  /** Back to reading by itself, from where it is. */
  leave(): void
}

interface Group {
  readonly followers: Set<Follower>
  readonly pending: LiveItem[]
  busy: boolean
  /** Something of what it asks depends on who asks: each member's answer is made apart. */
  personal: boolean
}

/** Every reading of who asks is noticed. */
const nobodysContext = (hub: Hub, live: LiveFeed) => {
  let asked = false
  const ask = (): never => {
    asked = true
    throw new Error('This depends on the viewer.')
  }
  const context: Context = {
    hub,
    live,
    get viewer() {
      return ask()
    },
    refusal: null,
    requestId: newId(),
    rights: { current: ask, onLost: ask },
  }
  return { context, wasAsked: () => asked }
}

/**
 * Followers with the same document and variables are one group: an event is executed and serialised once for all of
 * them. Where the answer depends on the viewer, which the execution itself shows, once for each member.
 */
export const createGroups = (parts: {
  hub: Hub
  live: LiveFeed
  mask: (result: ExecutionResult) => FormattedExecutionResult
  metrics: Registry
}) => {
  const { hub, live, mask, metrics } = parts
  const groups = new Map<string, Group>()
  new Gauge({
    name: 'hub_live_groups',
    help: 'Groups of subscriptions that share one execution',
    registers: [metrics],
    collect() {
      this.set(groups.size)
    },
  })
  const delivered = new Counter({
    name: 'hub_live_delivered_total',
    help: 'Items sent to subscribers',
    registers: [metrics],
  })
  const executed = new Counter({
    name: 'hub_live_executions_total',
    help: 'Executions for live items',
    registers: [metrics],
  })

  /** What is said of an item to everybody; null: it depends on who asks. */
  const sayToAll = async (args: ValidatedSubscriptionArgs, item: LiveItem): Promise<string | null> => {
    const nobody = { wasAsked: () => false }
    const result = await resolveEvent(args, () => {
      executed.inc()
      const made = nobodysContext(hub, live)
      nobody.wasAsked = made.wasAsked
      return executeSubscriptionEvent({ ...args, rootValue: item, contextValue: made.context })
    })
    return nobody.wasAsked() ? null : JSON.stringify(mask(result))
  }

  const sayTo = async (args: ValidatedSubscriptionArgs, item: LiveItem): Promise<string> => {
    const result = await resolveEvent({ ...args, rootValue: item }, (event) => {
      executed.inc()
      return executeSubscriptionEvent(event)
    })
    return JSON.stringify(mask(result))
  }

  /** What to say of an item, by member; under '' what is said to all. */
  const say = async (group: Group, item: LiveItem): Promise<ReadonlyMap<string, string>> => {
    const seeing = [...group.followers].filter(({ at, sees }) => at < item.position && sees(item))
    const first = seeing[0]
    if (!first) return new Map()
    if (!group.personal) {
      const said = await sayToAll(first.operation.args, item)
      if (said !== null) return new Map([['', said]])
      group.personal = true
    }
    const byMember = new Map(seeing.map(({ operation }) => [operation.memberId, operation]))
    return new Map(
      await Promise.all([...byMember].map(async ([id, { args }]) => [id, await sayTo(args, item)] as const)),
    )
  }

  /** Sends one follower what it sees of a batch, in one write. */
  const send = (
    follower: Follower,
    items: readonly LiveItem[],
    saids: readonly ReadonlyMap<string, string>[],
  ): void => {
    const { operation, sees } = follower
    const frames: Buffer[] = []
    let complete = true
    for (const [index, item] of items.entries()) {
      if (item.position <= follower.at) continue
      if (sees(item)) {
        const said = saids[index]?.get('') ?? saids[index]?.get(operation.memberId)
        // The right to see it came while it was being said: read by itself, it is not missed.
        if (said === undefined) {
          complete = false
          break
        }
        frames.push(textFrame(`{"id":${JSON.stringify(operation.id)},"type":"next","payload":${said}}`))
      }
      follower.at = item.position
    }
    const only = frames[0]
    if (only && operation.socket.writable) {
      operation.socket.write(frames.length === 1 ? only : Buffer.concat(frames))
      delivered.inc(frames.length)
    }
    const slow = operation.socket.writableLength > longestQueue
    if (slow) operation.slow()
    if (slow || !complete) follower.leave()
  }

  const work = async (group: Group): Promise<void> => {
    group.busy = true
    while (group.pending.length > 0) {
      const items = group.pending.splice(0)
      const saids = await Promise.all(items.map((item) => say(group, item))).catch((error: unknown) => {
        hub.log.error({ err: error }, 'a live item could not be said to a group, each follower reads it by itself')
        return null
      })
      for (const follower of [...group.followers]) {
        if (saids) send(follower, items, saids)
        else follower.leave()
      }
    }
    group.busy = false
  }

  live.onItems((items) => {
    for (const group of groups.values()) {
      group.pending.push(...items)
      if (!group.busy) void work(group)
    }
  })

  const keyOf = ({ text, args }: Operation): string => {
    const own = rootVariables(args.document)
    const { operation, variableValues } = args
    const said = Object.entries(variableValues.coerced ?? {}).filter(([name]) => !own.has(name))
    return JSON.stringify([
      text,
      operation.name?.value ?? null,
      said.toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ])
  }

  return {
    /** Takes part in the delivery to its group; resolves with how far it came when it must read by itself again. */
    join: (operation: Operation, joining: Joining): Promise<bigint> =>
      new Promise((resolve) => {
        const key = keyOf(operation)
        const group = groups.get(key) ?? { followers: new Set(), pending: [], busy: false, personal: false }
        groups.set(key, group)
        const follower: Follower = {
          ...joining,
          operation,
          leave: () => {
            joining.signal.removeEventListener('abort', follower.leave)
            group.followers.delete(follower)
            if (group.followers.size === 0 && groups.get(key) === group) groups.delete(key)
            resolve(follower.at)
          },
        }
        group.followers.add(follower)
        joining.signal.addEventListener('abort', follower.leave, { once: true })
      }),
  }
}
