import { fakeClock, testDatabase } from '@ama/testkit'
import { afterAll, expect, test } from 'vitest'
import { hashSecret, newTokenSecret } from '../tokens/token-secret.ts'
import { createAuthenticate } from './authenticate.ts'

const database = await testDatabase({ max: 1 })
afterAll(() => database.drop())

const members = 2_000
const secrets = Array.from({ length: members }, () => newTokenSecret().secret)

// As many as make PostgreSQL compare what a list of one costs with what a list of unknown length may cost.
await database.pool.query(
  `WITH new_member AS (
     INSERT INTO member (id, display_name, email)
     SELECT gen_random_uuid(), 'Membre ' || nth, nth || '@ehpad.example' FROM generate_series(1, $2::int) AS nth
     RETURNING id
   ), numbered AS (SELECT id, row_number() OVER () AS nth FROM new_member),
   role AS (INSERT INTO held_role (id, member_id, role) SELECT gen_random_uuid(), id, 'PARTNER' FROM numbered)
   INSERT INTO personal_token (id, member_id, name, start, secret_hash, created_at, last_used_at)
   SELECT gen_random_uuid(), numbered.id, 'essai', 'ama_', secret_hash, now(), now()
     FROM numbered JOIN unnest($1::text[]) WITH ORDINALITY AS hashed (secret_hash, nth) USING (nth)`,
  [secrets.map(hashSecret), members],
)
await database.pool.query('ANALYZE member; ANALYZE personal_token; ANALYZE held_role')

const authenticate = createAuthenticate({
  database,
  clock: fakeClock(new Date()),
  cookie: { name: 'none', read: () => null },
})
const ask = (secret: string | undefined) => authenticate(new Headers({ authorization: `Bearer ${secret}` }))

test('who asks is looked up without a new plan for each request, however many members there are', async () => {
  for (const secret of secrets.slice(0, 20)) expect(await ask(secret)).toMatchObject({ roles: [{}] })
  const { rows } = await database.pool.query<{ custom_plans: string; generic_plans: string }>(
    "SELECT custom_plans, generic_plans FROM pg_prepared_statements WHERE statement LIKE '%FROM personal_token%'",
  )
  // PostgreSQL tries five before it decides.
  expect(rows).toEqual([{ custom_plans: '5', generic_plans: '15' }])
})

test('those who ask at the same time are each who they are', async () => {
  const asked = [...secrets.slice(0, 30), newTokenSecret().secret, ...secrets.slice(0, 2)]
  const found = await Promise.all(asked.map(ask))
  expect(found[30]).toBe('invalid')
  const one = await Promise.all(secrets.slice(0, 30).map(async (secret) => [await ask(secret)]))
  expect(found.filter((actor) => actor !== 'invalid')).toEqual([...one, ...one.slice(0, 2)].flat())
})
