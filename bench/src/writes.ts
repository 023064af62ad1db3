import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { bareWrites } from './bare-writes.ts'
import { inParallel } from './in-parallel.ts'
import { startHub } from './hub.ts'
import { printReport } from './report.ts'

const rounds = 3
const atOnce = 16
const asker = 'directrice.marsan@demo.example'
const text = 'Nous cherchons comment garder nos tuteurs. '.repeat(10)

const document = `mutation ($communityId: ID!, $title: String!, $body: String!, $commandId: ID) {
  askForHelp(input: { communityId: $communityId, title: $title, body: $body, commandId: $commandId })
  { __typename ... on Thread { id } ... on Error { code message } } }`

interface Answer {
  readonly data?: { readonly community?: { id: string }; readonly askForHelp?: { readonly __typename: string } }
}

/** Questions accepted per second, sixteen at once, against the two inserts that they come down to. See bench/README.md. */
export const writes = async ([asks = '1000']: readonly string[]): Promise<boolean> => {
  const count = Number(asks)
  await using hub = await startHub()
  const [token = ''] = await hub.tokens([asker])
  const post = async (query: string, variables: object = {}): Promise<Answer> => {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer
  }
  const communityId = (await post('{ community(slug: "marsan") { id } }')).data?.community?.id
  const ask = async (): Promise<void> => {
    const answer = await post(document, { communityId, title: 'Tutorat', body: text, commandId: randomUUID() })
    if (answer.data?.askForHelp?.__typename !== 'Thread') throw new Error(JSON.stringify(answer))
  }
  const pool = new pg.Pool({ connectionString: hub.databaseUrl, max: atOnce })
  const measured: number[] = []
  const baseline: number[] = []
  // Both once unmeasured: plans are made, code is compiled.
  await inParallel(atOnce, 200, ask)
  await bareWrites(pool, { atOnce, count: 200, text })
  for (let round = 1; round <= rounds; round++) {
    console.log(`Round ${round} of ${rounds}…`)
    measured.push(await inParallel(atOnce, count, ask))
    baseline.push(await bareWrites(pool, { atOnce, count, text }))
  }
  const { rows } = await pool.query<{ threads: number; events: number }>(
    `SELECT (SELECT count(*)::int FROM thread WHERE body = $1) AS threads,
            (SELECT count(*)::int FROM event_log e JOIN thread t ON t.id = e.subject_id
              WHERE t.body = $1 AND e.type LIKE 'hub.help.thread-asked.%') AS events`,
    [text.trim()],
  )
  await pool.end()
  printReport(`Writes: askForHelp, ${atOnce} at once`, 'two inserts by pg', [
    { name: 'accepted', unit: '/s', measured, baseline },
  ])
  const expected = 200 + rounds * count
  const [found] = rows
  const whole = found?.threads === expected && found.events === expected
  console.log(whole ? 'Each is a thread and an event, once.' : `Of ${expected}: ${JSON.stringify(found)}`)
  return whole
}
