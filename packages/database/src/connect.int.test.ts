import { eventually, layLine, testDatabase } from '@ama/testkit'
import { afterAll, expect, test } from 'vitest'
import { connect } from './connect.ts'
import { isDatabaseUnavailable } from './is-database-unavailable.ts'

const database = await testDatabase()
afterAll(() => database.drop())

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

const loseConnections = async (): Promise<void> => {
  const other = connect(database.url, { max: 1 })
  await other.pool.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )
  await other.close()
}

test('connections that are lost while idle are replaced', async () => {
  await database.prisma.member.count()
  await loseConnections()
  const answered = eventually(async () => (await database.prisma.member.count()) === 0, { within: 1000 })
  await expect(answered).resolves.toBe(true)
})

const asleep = async (): Promise<number | undefined> => {
  const found = await database.pool.query<{ count: number }>(
    `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
  )
  return found.rows[0]?.count
}

test('connections that are lost in use fail what they were doing, and nothing else', async () => {
  const held = await database.pool.connect()
  const failures = Promise.all([
    failure(database.pool.query('SELECT pg_sleep(10)')),
    failure(database.prisma.$queryRaw`SELECT pg_sleep(10)`),
    failure(database.prisma.$transaction((tx) => tx.$queryRaw`SELECT pg_sleep(10)`)),
  ])
  await eventually(async () => (await asleep()) === 3)
  await loseConnections()
  for (const error of await failures) expect(isDatabaseUnavailable(error)).toBe(true)
  expect(isDatabaseUnavailable(await failure(held.query('SELECT 1')))).toBe(true)
  held.release(true)
  const answered = eventually(async () => (await database.prisma.member.count()) === 0, { within: 1000 })
  await expect(answered).resolves.toBe(true)
})

test('a server that is gone is known at once', async () => {
  const url = new URL(database.url)
  url.port = '1'
  const gone = connect(url.href)
  const attempts = [
    () => gone.pool.query('SELECT 1'),
    () => gone.prisma.member.count(),
    () => gone.prisma.$transaction((tx) => tx.member.count()),
  ]
  for (const attempt of attempts) expect(isDatabaseUnavailable(await failure(attempt()))).toBe(true)
  await gone.close()
})

test('what the database refuses is not taken for its absence', async () => {
  const refusals = [
    () => database.pool.query('SELECT nothing'),
    () => database.prisma.member.create({ data: { id: 'no uuid', displayName: '', email: '' } }),
    () => database.prisma.member.update({ where: { email: 'nobody' }, data: { locale: 'fr' } }),
  ]
  for (const refusal of refusals) {
    const error = await failure(refusal())
    expect(error).toBeInstanceOf(Error)
    expect(isDatabaseUnavailable(error)).toBe(false)
  }
})

test('what a transaction holds is free again soon after its process fell silent', async () => {
  const line = await layLine(database.url)
  const silent = connect(line.url)
  const holding = failure(
    silent.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(1)`
      line.cut('silence')
      await tx.$executeRaw`SELECT 'into the void'`
    }),
  )
  const free = async () => {
    const { rows } = await database.pool.query<{ free: boolean }>('SELECT pg_try_advisory_xact_lock(1) AS free')
    return rows[0]?.free
  }
  await eventually(async () => (await free()) === false)
  await eventually(free, { within: 20_000 })
  line.mend()
  expect(isDatabaseUnavailable(await holding)).toBe(true)
  await silent.close()
})
