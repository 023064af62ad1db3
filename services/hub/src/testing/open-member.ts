import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { readTokens } from './read-tokens.ts'

const askForHelp = `mutation ($communityId: ID!, $title: String!, $commandId: ID) {
  askForHelp(input: { communityId: $communityId, title: $title, body: "x", commandId: $commandId })
  { __typename ... on Error { code } } }`

/** A member who watches Marsan all along, coming back with the cursor whenever the socket breaks. */
export const openMember = async (port: number, settings: Record<string, string>, email: string) => {
  const [token = ''] = await readTokens(settings, [email])
  return openMemberWith(port, token)
}

/** The same with a token at hand, and perhaps a cursor to go on from. */
export const openMemberWith = async (port: number, token: string, after?: string) => {
  const query = async (text: string, variables: object = {}) => {
    const response = await fetch(`http://localhost:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: text, variables }),
      signal: AbortSignal.timeout(10_000),
    })
    return (await response.json()) as { data: Record<string, Record<string, string>> }
  }
  const { data } = await query('{ activityCursor community(slug: "marsan") { id } }')
  const communityId = data['community']?.['id']
  let cursor = after ?? String(data['activityCursor'])
  const titles: string[] = []
  const socket = createClient({
    url: `ws://localhost:${port}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
  })
  let closed = false
  const watch = async () => {
    while (!closed) {
      const items = socket.iterate<{ activity: { cursor: string; kind: string; subject: { title?: string } | null } }>({
        query:
          'subscription ($after: String) { activity(after: $after) { cursor kind subject { ... on Thread { title } } } }',
        variables: { after: cursor },
      })
      try {
        for await (const { data: item } of items) {
          if (!item) break
          cursor = item.activity.cursor
          titles.push(item.activity.subject?.title ?? item.activity.kind)
        }
      } catch {
        // Broken: come back after the cursor.
      }
    }
  }
  void watch()
  return {
    token,
    communityId: communityId ?? '',
    cursor: () => cursor,
    /** Of threads; of what has none, the kind. */
    titles,
    query,
    ask: async (title: string, commandId: string) =>
      (await query(askForHelp, { communityId, title, commandId })).data['askForHelp'],
    close: async () => {
      closed = true
      await socket.dispose()
    },
  }
}

export type OpenMember = Awaited<ReturnType<typeof openMember>>
