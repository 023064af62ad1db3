import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { readTokens } from './read-tokens.ts'

interface Connection {
  edges: { node: Record<string, unknown> }[]
}

/** One asks, another sees it, answers, the first marks it solved: what both saw, without ids and times. */
export const journey = async (port: number, settings: Record<string, string>) => {
  const [asker = '', colleague = ''] = await readTokens(settings, [
    'directrice.marsan@demo.example',
    'ambassadrice.marsan@demo.example',
  ])
  const ask = async <Data>(token: string, query: string, variables: object = {}): Promise<Data> => {
    const response = await fetch(`http://localhost:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }
  const { activityCursor, community } = await ask<{ activityCursor: string; community: { id: string } }>(
    colleague,
    '{ activityCursor community(slug: "marsan") { id } }',
  )
  const seen: string[] = []
  const socket = createClient({
    url: `ws://localhost:${port}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${colleague}` },
  })
  const watching = socket.iterate<{ activity: { kind: string } }>({
    query: 'subscription ($after: String) { activity(after: $after) { kind } }',
    variables: { after: activityCursor },
  })
  const next = async () => void seen.push((await watching.next()).value?.data?.activity.kind ?? 'nothing')

  const { askForHelp: thread } = await ask<{ askForHelp: { id: string } }>(
    asker,
    'mutation ($communityId: ID!) { askForHelp(input: { communityId: $communityId, title: "Le même parcours", body: "x", topics: ["essai-du-parcours"] }) { ... on Thread { id } } }',
    { communityId: community.id },
  )
  await next()
  const { answerThread: answer } = await ask<{ answerThread: { id: string } }>(
    colleague,
    'mutation ($threadId: ID!) { answerThread(input: { threadId: $threadId, body: "Oui" }) { ... on Answer { id } } }',
    { threadId: thread.id },
  )
  await next()
  await ask(
    asker,
    'mutation ($threadId: ID!, $answerId: ID!) { markSolved(input: { threadId: $threadId, answerId: $answerId }) { __typename } }',
    { threadId: thread.id, answerId: answer.id },
  )
  await next()
  await socket.dispose()

  const page = `{ community(slug: "marsan") {
    threads(first: 3) { edges { node { title answerCount topics } } }
    activity(first: 5) { edges { node { kind } } }
    whoToAsk { topic solvedCount } } }`
  type Page = {
    community: { threads: Connection; activity: Connection; whoToAsk: { topic: string; solvedCount: number }[] }
  }
  // The reaction comes after the event; the page is asked until it has come.
  for (let attempt = 0; ; attempt += 1) {
    const { community: shown } = await ask<Page>(asker, page)
    const whoToAsk = shown.whoToAsk.filter(({ topic }) => topic === 'essai-du-parcours')
    if (whoToAsk.length > 0 || attempt > 100)
      return { seen, threads: shown.threads, activity: shown.activity, whoToAsk }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
