import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { bareSeats } from './bare-seats.ts'
import { startCluster } from './cluster.ts'
import { report } from './report/report.ts'
import { openPool } from './open-pool.ts'

const rounds = 3
const seats = 12
const quota = 2

interface Answered {
  readonly __typename: string
  readonly id?: string
  readonly state?: string
  readonly code?: string
}
type Ask = (as: number, query: string, variables: object) => Promise<Answered>

const documents = {
  community: '{ community(slug: "marsan") { __typename id } }',
  schedule: `mutation ($input: ScheduleWorkshopInput!) { scheduleWorkshop(input: $input) { __typename ... on Workshop { id } } }`,
  publish: `mutation ($id: ID!) { publishWorkshop(input: { workshopId: $id }) { __typename ... on Workshop { id } } }`,
  register: `mutation ($id: ID!, $commandId: ID) { registerForWorkshop(input: { workshopId: $id, commandId: $commandId })
    { __typename ... on Registration { id state } ... on Error { code } } }`,
  cancel: `mutation ($id: ID!) { cancelRegistration(input: { registrationId: $id }) { __typename ... on Registration { id state } ... on Error { code } } }`,
  answer: `mutation ($id: ID!, $accept: Boolean!) { answerSeatOffer(input: { registrationId: $id, accept: $accept })
    { __typename ... on Registration { id state } ... on Error { code } } }`,
}

/** Asks as a member, each on one of the gateways; one that is too busy is asked again under the same commandId. */
const asking =
  (urls: readonly string[], tokens: readonly string[]): Ask =>
  async (as, query, variables) => {
    for (;;) {
      const response = await fetch(`${urls[as % urls.length]}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[as]}` },
        body: JSON.stringify({ query, variables }),
      })
      const { data, errors } = (await response.json()) as { data?: Record<string, Answered>; errors?: object }
      const answer = Object.values(data ?? {})[0]
      if (!answer) throw new Error(JSON.stringify(errors))
      if (answer.code !== 'UNAVAILABLE') return answer
    }
  }

/** A workshop that everybody may come to; gives its GraphQL id. */
const publishWorkshop = async (ask: Ask): Promise<string> => {
  const { id: communityId } = await ask(0, documents.community, {})
  const startsAt = new Date(Date.now() + 30 * 86_400_000)
  const input = {
    title: 'Cadre dirigeant',
    kind: 'WORKSHOP',
    communityIds: [communityId],
    startsAt,
    endsAt: new Date(startsAt.getTime() + 10_800_000),
    seats,
    seatsPerEstablishment: quota,
  }
  const { id = '' } = await ask(0, documents.schedule, { input })
  await ask(0, documents.publish, { id })
  return id
}

const uuidOf = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1] ?? ''

/** Rules that were broken, looked up in the database itself. */
const broken = async (pool: pg.Pool, workshopId: string): Promise<string[]> => {
  const count = async (sql: string): Promise<number> =>
    (await pool.query<{ count: number }>(sql, [uuidOf(workshopId)])).rows[0]?.count ?? 0
  const holding = `workshop_id = $1 AND state IN ('REGISTERED', 'OFFERED')`
  const taken = await count(`SELECT count(*)::int AS count FROM registration WHERE ${holding}`)
  const over = await count(`SELECT count(*)::int AS count FROM (SELECT 1 FROM registration WHERE ${holding}
    AND establishment_id IS NOT NULL GROUP BY establishment_id HAVING count(*) > ${quota}) AS over`)
  const unlike = await count(
    `SELECT count(*)::int AS count FROM workshop WHERE id = $1 AND (seats_taken <> ${taken}
      OR waiting_count <> (SELECT count(*) FROM registration WHERE workshop_id = $1 AND state = 'WAITING'))`,
  )
  // Somebody still waits, was never passed by with a reason, and somebody behind got a seat.
  const passed =
    await count(`SELECT count(*)::int AS count FROM registration w WHERE w.workshop_id = $1 AND w.state = 'WAITING'
    AND NOT EXISTS (SELECT 1 FROM seat_skip s WHERE s.registration_id = w.id)
    AND EXISTS (SELECT 1 FROM event_log e JOIN registration o ON o.id = (e.data->>'registrationId')::uuid
                 WHERE e.type LIKE 'hub.workshops.seats-changed.%' AND e.data->>'cause' = 'OFFERED'
                   AND o.workshop_id = $1 AND o.queue_number > w.queue_number)`)
  return [
    ...(taken > seats ? [`${taken - seats} oversold`] : []),
    ...(over > 0 ? [`quota broken for ${over} establishments`] : []),
    ...(unlike > 0 ? ['the counters are wrong'] : []),
    ...(passed > 0 ? [`${passed} passed by without a reason`] : []),
  ]
}

const registerAll = async (ask: Ask, count: number, workshopId: string): Promise<number> => {
  const since = performance.now()
  const all = Array.from({ length: count }, (_, index) => index + 1)
  const answers = await Promise.all(
    all.map((member) => ask(member, documents.register, { id: workshopId, commandId: randomUUID() })),
  )
  const seconds = (performance.now() - since) / 1_000
  const refused = answers.filter(({ __typename }) => __typename !== 'Registration')
  if (refused.length > 0) throw new Error(`${refused.length} were refused: ${JSON.stringify(refused[0])}`)
  return count / seconds
}

/** Seats given back, offers taken, declined and left to expire, all at once, some rounds. */
const stir = async (pool: pg.Pool, ask: Ask, workshopId: string, emails: readonly string[]): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) {
    const { rows } = await pool.query<{ id: string; state: string; email: string }>(
      `SELECT r.id, r.state::text, m.email FROM registration r JOIN member m ON m.id = r.member_id
        WHERE r.workshop_id = $1 AND r.state IN ('REGISTERED', 'OFFERED') ORDER BY random()`,
      [uuidOf(workshopId)],
    )
    await Promise.all(
      rows.map(async ({ id, state, email }, index) => {
        const as = emails.indexOf(email)
        const node = { id: Buffer.from(`Registration:${id}`).toString('base64url') }
        if (state === 'REGISTERED') return index % 2 === 0 ? ask(as, documents.cancel, node) : null
        if (index % 3 > 0) return ask(as, documents.answer, { ...node, accept: index % 3 === 1 })
        // Time can't be hurried from outside: the offer's end is brought forward, the hub finds it expired.
        return pool.query(`UPDATE registration SET offer_expires_at = now() WHERE id = $1 AND state = 'OFFERED'`, [id])
      }),
    )
  }
}

/** Many members at once for few seats, on two gateway processes. See bench/README.md. */
export const seatsBench = async (args: readonly string[]): Promise<boolean> => {
  const [members = '500'] = args
  const count = Number(members)
  await using hub = await startCluster('anywhere')
  const urls = [(await hub.startGateway('anywhere')).url, (await hub.startGateway('anywhere')).url]
  await hub.folder.run('seed', 'load', '--members', members, '--community', 'marsan')
  const emails = ['referente@demo.example', ...Array.from({ length: count }, (_, at) => `load-${at + 1}@demo.example`)]
  const ask = asking(urls, await hub.folder.tokens(emails))
  const pool = openPool(hub.databaseUrl, 20)
  const measured: number[] = []
  const baseline: number[] = []
  const problems: string[] = []
  for (let round = 1; round <= rounds; round++) {
    console.log(`Round ${round} of ${rounds}…`)
    const workshopId = await publishWorkshop(ask)
    measured.push(await registerAll(ask, count, workshopId))
    baseline.push(await bareSeats(pool, count))
    await stir(pool, ask, workshopId, emails)
    problems.push(...(await broken(pool, workshopId)))
  }
  const { rows } = await pool.query(
    `SELECT count(*) FILTER (WHERE data->>'cause' = 'EXPIRED') AS expired, count(*) FILTER (WHERE data->>'cause' = 'ACCEPTED') AS accepted,
            count(*) FILTER (WHERE data->>'cause' = 'DECLINED') AS declined, count(*) FILTER (WHERE data->>'cause' = 'CANCELLED') AS cancelled
       FROM event_log WHERE type LIKE 'hub.workshops.seats-changed.%'`,
  )
  await pool.end()
  await report({
    bench: 'seats',
    title: `Seats: ${count} members at once for ${seats} seats, two gateways`,
    args,
    databaseUrl: hub.databaseUrl,
    rows: [
      { measure: 'registrations', unit: '/s', hub: measured, baseline: { name: 'bare transaction', rounds: baseline } },
    ],
    notes: [
      `Mixed in: ${JSON.stringify(rows[0])}`,
      problems.length === 0 ? '0 oversold, 0 quota broken, order of the waiting list kept' : problems.join('; '),
    ],
  })
  return problems.length === 0
}
