import { setTimeout as delay } from 'node:timers/promises'
import { type Client, createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { type Member, uuidOf } from './member.ts'

/** What a watcher was told of one event. */
export interface Item {
  readonly position: bigint
  readonly kind: string
  /** The uuid of what changed; null where there is nothing to show. */
  readonly subject: string | null
}

export interface Received extends Item {
  /** When, in milliseconds since 1970. */
  readonly at: number
}

export interface Watcher {
  readonly name: string
  readonly memberId: string
  /** uuid of the only community watched; null: everything that the member may see. */
  readonly communityId: string | null
  /** Everything after this position is awaited. */
  readonly after: bigint
  readonly received: readonly Received[]
  /** How often the connection had to be made again. */
  readonly returns: () => number
  readonly complaints: readonly string[]
  close(): Promise<void>
}

const document = `subscription ($communityIds: [ID!], $after: String) {
  activity(communityIds: $communityIds, after: $after) {
    cursor kind
    subject { __typename ... on Thread { id } ... on Answer { id } ... on Workshop { id } ... on Community { id } ... on Member { id } } } }`

interface Told {
  readonly activity: {
    readonly cursor: string
    readonly kind: string
    readonly subject: { readonly id?: string } | null
  }
}

/** A cursor is `log:position` in base64url: nothing that a client may rely on, but the suite compares with the log. */
const positionOf = (cursor: string): bigint => BigInt(Buffer.from(cursor, 'base64url').toString().split(':')[1] ?? '')
export const cursorAt = (logId: string, position: bigint): string =>
  Buffer.from(`${logId}:${position}`).toString('base64url')

const isUnavailable = (errors: readonly { extensions?: { code?: unknown } }[]): boolean =>
  errors.every(({ extensions }) => extensions?.code === 'UNAVAILABLE')

/** Watches from a cursor on; comes back with it, on another gateway and a little later, whenever the connection ends. */
export const openWatcher = (options: {
  readonly name: string
  readonly member: Member
  readonly community: string | null
  readonly ports: readonly number[]
  readonly after: string
}): Watcher => {
  const { name, member, community, ports } = options
  const received: Received[] = []
  const complaints: string[] = []
  let cursor = options.after
  let connections = 0
  let closed = false
  const client: Client = createClient({
    url: () => `ws://127.0.0.1:${ports[connections++ % ports.length]}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${member.token}` },
    retryAttempts: 0,
  })

  const hear = ({ activity }: Told): void => {
    cursor = activity.cursor
    if (activity.kind === 'RESYNC') complaints.push('was told to fetch anew')
    const subject = activity.subject?.id === undefined ? null : uuidOf(activity.subject.id)
    received.push({ position: positionOf(cursor), kind: activity.kind, subject, at: Date.now() })
  }

  const watch = async (): Promise<void> => {
    const communityIds = community === null ? null : [community]
    const items = client.iterate<Told & Record<string, unknown>>({
      query: document,
      variables: { communityIds, after: cursor },
    })
    for await (const { data, errors } of items) {
      if (errors) {
        if (!isUnavailable(errors)) complaints.push(`was told ${JSON.stringify(errors)}`)
        return
      }
      if (data) hear(data)
    }
  }

  const keepWatching = async (): Promise<void> => {
    while (!closed) {
      try {
        await watch()
      } catch (reason) {
        if (Array.isArray(reason) && !isUnavailable(reason)) complaints.push(`was refused ${JSON.stringify(reason)}`)
      }
      // All come back at once otherwise.
      if (!closed) await delay(50 + Math.random() * 450)
    }
  }

  const watching = keepWatching()
  return {
    name,
    memberId: member.id,
    communityId: community === null ? null : uuidOf(community),
    after: positionOf(options.after),
    received,
    complaints,
    returns: () => connections - 1,
    close: async () => {
      closed = true
      await client.dispose()
      await watching
    },
  }
}
