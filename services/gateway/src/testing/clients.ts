import type { Database } from '@ama/database'
import { issueTokens } from '@ama/people'
import { createClient, type Client, type ExecutionResult } from 'graphql-ws'
import { WebSocket } from 'ws'

interface Page {
  readonly edges: readonly object[]
}

/** What tests look at in answers; a document that doesn't ask for a field doesn't get it. */
interface Data {
  readonly activityCursor: string
  readonly node: object | null
  readonly searchThreads: Page
  readonly community: { readonly threads: Page; readonly establishments: readonly { lastTookPartAt: string | null }[] }
  readonly communities: readonly {
    id: string
    slug: string
    name: string
    establishmentCount: number
    employeeCount: number
    communes: readonly object[]
  }[]
  readonly viewer: { readonly sessions: readonly { readonly id: string; readonly current: boolean }[] } | null
  readonly endSession: object
}

export interface Answer {
  readonly data: Data
  readonly errors?: readonly { message: string; extensions: { code: string; field?: string } }[]
}

export interface LiveWatch {
  readonly items: Item[]
  readonly errors: unknown[]
  /** Waits until that many items have come; rejects when it ends before. */
  until(count: number): Promise<Item[]>
  readonly ended: Promise<void>
  stop(): void
}
export interface Item {
  cursor: string
  kind: string
  community: { slug: string } | null
  subject: { __typename: string; id: string; title?: string } | null
}

const activity = `subscription ($communityIds: [ID!], $after: String) {
  activity(communityIds: $communityIds, after: $after) {
    cursor kind occurredAt community { id slug }
    subject { __typename ... on Thread { id title } ... on Answer { id thread { id } } } } }`

/** Members who speak to a hub as outside programs do: with a personal token, over HTTP and WebSocket. */
export const createClients = (database: Database, port: number) => {
  const sockets = new Set<Client>()

  const post = async (
    body: string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; json: Answer }> => {
    const response = await fetch(`http://localhost:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
    return { status: response.status, json: (await response.json()) as Answer }
  }

  const watch = (
    token: string | null,
    variables: { communityIds?: string[]; after?: string } = {},
    query = activity,
  ): LiveWatch => {
    const client = createClient({
      url: `ws://localhost:${port}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: token ? { authorization: `Bearer ${token}` } : {},
      retryAttempts: 0,
    })
    sockets.add(client)
    const items: Item[] = []
    const errors: unknown[] = []
    let wake = () => {}
    const { promise: ended, resolve } = Promise.withResolvers<void>()
    let isOver = false
    const end = () => {
      isOver = true
      resolve()
      wake()
    }
    const stop = client.subscribe<{ activity: Item }>(
      { query, variables },
      {
        next: (result: ExecutionResult<{ activity: Item }, unknown>) => {
          if (result.data?.activity) items.push(result.data.activity)
          if (result.errors) errors.push(...result.errors)
          wake()
        },
        error: (error) => {
          errors.push(...(Array.isArray(error) ? error : [error]))
          end()
        },
        complete: end,
      },
    )
    const until = async (count: number): Promise<Item[]> => {
      while (items.length < count) {
        if (isOver) throw new Error(`It ended after ${items.length} of ${count} items`, { cause: errors })
        await new Promise<void>((resolve) => (wake = resolve))
      }
      return items
    }
    return { items, errors, until, ended, stop }
  }

  const as = async (email: string) => {
    const [token = ''] = await issueTokens(database, [email])
    const ask = async (query: string, variables: object = {}): Promise<Answer> =>
      (await post(JSON.stringify({ query, variables }), { authorization: `Bearer ${token}` })).json
    return {
      token,
      ask,
      /** From this moment on, unless told after what: the cursor is read first, so nothing is missed while the socket opens. */
      watch: async (variables: { communityIds?: string[]; after?: string } = {}, query = activity) => {
        const now = variables.after ?? String((await ask('{ activityCursor }')).data.activityCursor)
        return watch(token, { ...variables, after: now }, query)
      },
    }
  }

  return {
    post,
    watch,
    as,
    close: async () => void (await Promise.all([...sockets].map((socket) => socket.dispose()))),
  }
}

export type Member = Awaited<ReturnType<ReturnType<typeof createClients>['as']>>
