import { randomUUID } from 'node:crypto'
import { bareWrites } from './bare-writes.ts'
import { becomesIdle } from './contestant.ts'
import { inParallel } from './in-parallel.ts'
import { startHub } from './hub.ts'
import { post } from './load/post.ts'
import { cpuSeconds, spent, type Watched } from './machine/cpu.ts'
import { report } from './report/report.ts'
import { sharesOf, type Spent } from './report/shares.ts'
import { openPool } from './open-pool.ts'

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

const timed = async (watched: Watched, items: number, work: () => Promise<number>): Promise<Spent> => {
  const before = cpuSeconds(watched)
  const perSecond = await work()
  const after = cpuSeconds(watched)
  return { items, seconds: items / perSecond, cpu: before && after && spent(before, after) }
}

/** Questions accepted per second, sixteen at once, against the two inserts that they come down to. See bench/README.md. */
export const writes = async (args: readonly string[]): Promise<boolean> => {
  const count = Number(args[0] ?? 1_000)
  // Nothing is pinned: the baseline is this program and PostgreSQL, the hub is those two and itself, on the same cores.
  await using hub = await startHub('anywhere')
  const [token = ''] = await hub.folder.tokens([asker])
  const ask = async (query: string, variables: object = {}): Promise<Answer> =>
    JSON.parse(
      await post(`${hub.url}/graphql`, JSON.stringify({ query, variables }), { authorization: `Bearer ${token}` }),
    )
  const communityId = (await ask('{ community(slug: "marsan") { id } }')).data?.community?.id
  const askForHelp = async (): Promise<void> => {
    const answer = await ask(document, { communityId, title: 'Tutorat', body: text, commandId: randomUUID() })
    if (answer.data?.askForHelp?.__typename !== 'Thread') throw new Error(JSON.stringify(answer))
  }
  const pool = openPool(hub.databaseUrl, atOnce)
  const watched = hub.watched(process.pid)
  const bare = { ...watched, server: [process.pid], load: null }
  const [measured, baseline]: [Spent[], Spent[]] = [[], []]
  // Both once unmeasured: plans are made, code is compiled.
  await inParallel(atOnce, 200, askForHelp)
  await bareWrites(pool, { atOnce, count: 200, text })
  for (let round = 1; round <= rounds; round++) {
    console.log(`Round ${round} of ${rounds}…`)
    measured.push(await timed(watched, count, () => inParallel(atOnce, count, askForHelp)))
    await becomesIdle(watched)
    baseline.push(await timed(bare, count, () => bareWrites(pool, { atOnce, count, text })))
  }
  const { rows } = await pool.query<{ threads: number; events: number }>(
    `SELECT (SELECT count(*)::int FROM thread WHERE body = $1) AS threads,
            (SELECT count(*)::int FROM event_log e JOIN thread t ON t.id = e.subject_id
              WHERE t.body = $1 AND e.type LIKE 'hub.help.thread-asked.%') AS events`,
    [text.trim()],
  )
  await pool.end()
  const perSecond = (rounds: readonly Spent[]) => rounds.map(({ items, seconds }) => items / seconds)
  const name = 'two inserts by pg'
  const row = { measure: 'accepted', unit: '/s', hub: perSecond(measured), aim: { atLeast: 0.4 } }
  await report({
    bench: 'writes',
    title: `Writes: askForHelp, ${atOnce} at once`,
    args,
    databaseUrl: hub.databaseUrl,
    rows: [{ ...row, baseline: { name, rounds: perSecond(baseline) } }],
    shares: [sharesOf('accepted', 'hub', measured), sharesOf('accepted', name, baseline)],
  })
  const expected = 200 + rounds * count
  const [found] = rows
  const whole = found?.threads === expected && found.events === expected
  console.log(whole ? 'Each is a thread and an event, once.' : `Of ${expected}: ${JSON.stringify(found)}`)
  return whole
}
