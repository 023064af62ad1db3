import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LiveWatch, Member } from './testing/clients.ts'
import { contract, deeds, only } from './testing/documents.ts'
import { openRawSocket } from './testing/raw-socket.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

let hub: TestHub
let member: Member
let neighbour: Member
let marsan: string
let watch: LiveWatch
beforeAll(async () => {
  hub = await startTestHub()
  member = await hub.as('directrice.marsan@demo.example')
  neighbour = await hub.as('referente@demo.example')
  marsan = await deeds(member).communityId('marsan')
  watch = await neighbour.watch()
})
afterAll(() => hub.stop())

/** The next thing that happens is the next thing that the neighbour is told. */
const expectNeighbourFeelsNothing = async () => {
  const before = watch.items.length
  const { id } = await deeds(neighbour).ask(marsan)
  // It may be told before the answer is there.
  const told = await watch.until(before + 1)
  expect(told.at(-1)).toMatchObject({ kind: 'THREAD_ASKED', subject: { id } })
  expect(watch.errors).toEqual([])
}
const signedIn = async () => {
  const opened = await openRawSocket(hub.port)
  await opened.hello(`Bearer ${member.token}`)
  return opened
}
const codeOf = (payload: unknown) => (payload as { extensions: { code: string } }[])[0]?.extensions.code
const isFrench = expect.stringMatching(/[éèàêçù’]|\b(le|la|un|une|vous|ce|cette)\b/i)

describe('a cursor that nobody was given is answered with RESYNC, then life goes on:', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64url')
  const cases: [string, (logId: string) => string][] = [
    ['empty', () => ''],
    ['without position', (logId) => base64(`${logId}:`)],
    ['before the beginning', (logId) => base64(`${logId}:-1`)],
    ['beyond any number', (logId) => base64(`${logId}:${'9'.repeat(40)}`)],
    ['beyond what the database counts', (logId) => base64(`${logId}:${'9'.repeat(18)}`)],
    ['with something behind', (logId) => base64(`${logId}:1:1`)],
    ['of 100 kB', () => 'x'.repeat(100_000)],
  ]
  it.each(cases)('%s', async (_case, forge) => {
    const now = String((await member.ask('{ activityCursor }')).data.activityCursor)
    const [logId = ''] = Buffer.from(now, 'base64url').toString().split(':')
    const lost = await member.watch({ after: forge(logId) })
    expect((await lost.until(1))[0]).toMatchObject({ kind: 'RESYNC', community: null, subject: null })
    await expectNeighbourFeelsNothing()
    expect((await lost.until(2))[1]).toMatchObject({ kind: 'THREAD_ASKED' })
    lost.stop()
  })
})

it('of 10,000 subscriptions on one connection a hundred run, the others are refused or close it with 4429', async () => {
  const { socket, send, messages, closed } = await signedIn()
  const asked = 10_000
  const query = 'subscription { activity { cursor } }'
  for (let number = 0; number < asked; number += 1) send({ type: 'subscribe', id: `${number}`, payload: { query } })
  const refused = () => messages.filter(({ type }) => type === 'error')
  const answered = new Promise<null>((resolve) =>
    socket.on('message', () => refused().length === asked - 100 && resolve(null)),
  )
  expect([null, 4429]).toContain(await Promise.race([answered, closed]))
  expect(refused().length).toBeGreaterThanOrEqual(100)
  expect(new Set(refused().map(({ payload }) => codeOf(payload)))).toEqual(new Set(['TOO_MANY_OPERATIONS']))
  await expectNeighbourFeelsNothing()
  socket.terminate()
})

describe('a document of 100 kB is refused, in French, with a code:', () => {
  const cases: [string, string][] = [
    ['many fields', `{ ${Array.from({ length: 10_000 }, (_, number) => `f${number}: __typename`).join(' ')} }`],
    ['a long comment', `${contract.viewer} # ${'x'.repeat(100_000)}`],
    ['a long text', `{ searchThreads(query: "${'x'.repeat(100_000)}") { edges { cursor } } }`],
  ]
  const code = expect.stringMatching(/^(QUERY_TOO_COSTLY|GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED)$/)

  it.each(cases)('%s, over a socket', async (_case, query) => {
    const { socket, send, until } = await signedIn()
    send({ type: 'subscribe', id: '1', payload: { query } })
    const [, refused] = await until(2)
    expect(refused).toMatchObject({ type: 'error', id: '1', payload: [{ message: isFrench, extensions: { code } }] })
    await expectNeighbourFeelsNothing()
    socket.terminate()
  })
  it.each(cases)('%s, over HTTP', async (_case, query) => {
    const { errors } = await member.ask(query)
    expect(errors?.[0]).toMatchObject({ message: isFrench, extensions: { code } })
  })
})

describe('a subscription is refused as soon as it is asked for, with a code,', () => {
  const following = (subject: string) =>
    `subscription ($first: Int) { activity { cursor community { threads(first: $first) { edges { node { ${subject} } } } } } }`
  const answers = 'answers(first: 100) { edges { node { author { id } } } }'
  const around = (times: number): string =>
    times === 0 ? 'id' : `community { threads { edges { node { ${around(times - 1)} } } } }`

  it.each<[string, string, number, string]>([
    ['when it is too costly', `${answers} again: ${answers}`, 100, 'QUERY_TOO_COSTLY'],
    ['when it is deeper than 12', around(3), 1, 'QUERY_TOO_DEEP'],
    ['when a page holds less than none', 'id', -1, 'INVALID_INPUT'],
  ])('%s', async (_case, subject, first, code) => {
    const { socket, send, until } = await signedIn()
    send({ type: 'subscribe', id: '1', payload: { query: following(subject), variables: { first } } })
    const [, refused] = await until(2)
    expect(refused).toMatchObject({ type: 'error', id: '1', payload: [{ message: isFrench, extensions: { code } }] })
    socket.terminate()
  })
  it('but not the same document with smaller pages', async () => {
    const { socket, send, messages, until } = await signedIn()
    send({ type: 'subscribe', id: '1', payload: { query: following(answers), variables: { first: 1 } } })
    await expectNeighbourFeelsNothing()
    await until(2)
    expect(messages[1]).toMatchObject({ type: 'next', payload: { data: { activity: { cursor: expect.any(String) } } } })
    socket.terminate()
  })
})

it('who does not read while it catches up is waited for or closed with 4408, and misses nothing', async () => {
  const many = Array.from({ length: 20 }, (_, index) => `b${index}: body`).join(' ')
  const query = `subscription ($after: String) { activity(after: $after) { cursor subject { ... on Thread { id ${many} } } } }`
  const body = 'Nous cherchons des idées. '.repeat(700)
  const ids: unknown[] = []
  const ask = async (times: number) => {
    for (let asked = 0; asked < times; asked += 1) {
      const { id } = only(await neighbour.ask(contract.askForHelp, { communityId: marsan, title: 'Question', body }))
      ids.push(id)
    }
  }
  let after = String((await member.ask('{ activityCursor }')).data.activityCursor)
  const seen = watch.items.length
  await ask(15)
  await watch.until(seen + 15)

  const told: unknown[] = []
  const read = async (meanwhile: () => Promise<void>): Promise<number | null> => {
    const { socket, send, closed } = await signedIn()
    const whole = new Promise<null>((resolve) =>
      socket.on('message', (data) => {
        const { cursor, subject } = JSON.parse(String(data)).payload.data.activity
        after = cursor
        told.push(subject.id)
        if (told.length === ids.length) resolve(null)
      }),
    )
    socket.pause()
    send({ type: 'subscribe', id: '1', payload: { query, variables: { after } } })
    await meanwhile()
    socket.resume()
    const end = await Promise.race([whole, closed])
    socket.terminate()
    return end
  }
  let end = await read(async () => {
    await ask(15)
    expect(await watch.until(seen + 30)).toHaveLength(seen + 30)
  })
  while (end !== null) {
    expect(end).toBe(4408)
    end = await read(async () => {})
  }
  expect(told).toEqual(ids)
})

it('who comes back fifty times a second is closed with 4429, and nobody else is', async () => {
  let code: number | null = null
  for (let times = 0; times < 300 && code === null; times += 1) {
    const { socket, send, until, closed } = await openRawSocket(hub.port)
    send({ type: 'connection_init', payload: { authorization: `Bearer ${member.token}` } })
    code = await Promise.race([until(1).then(() => null), closed])
    socket.close()
  }
  expect(code).toBe(4429)
  const other = await neighbour.watch()
  await expectNeighbourFeelsNothing()
  await other.until(1)
  other.stop()
})
