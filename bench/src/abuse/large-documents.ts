import type { Abuse, Target } from './abuse.ts'
import { keepOpen } from './raw-socket.ts'

const length = 100_000

const documents = [
  `{ ${Array.from({ length: length / 10 }, (_, number) => `f${number}: __typename`).join(' ')} }`,
  `{ activityCursor } # ${'x'.repeat(length)}`,
  `{ searchThreads(query: "${'x'.repeat(length)}") { edges { cursor } } }`,
]

const askOverHttp = async ({ url, token }: Target, query: string): Promise<string> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  })
  return /"code":"(\w+)"/.exec(await response.text())?.[1] ?? `${response.status} without code`
}

/** Over HTTP and over a socket in turn: many fields, a long comment, a long text. */
export const largeDocuments: Abuse = {
  name: 'documents of 100 kB',
  perSecond: 10,
  refusal: 'QUERY_TOO_COSTLY',
  beside: [],
  begin: (target, note) => {
    const socket = keepOpen(target)
    let asked = 0
    return {
      once: async () => {
        const query = documents[asked++ % documents.length] ?? ''
        const overHttp = asked % 2 === 0
        note(overHttp ? await askOverHttp(target, query) : await (await socket.get()).ask(String(asked), { query }))
      },
      end: socket.end,
    }
  },
}
