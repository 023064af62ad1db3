import { get, type IncomingMessage } from 'node:http'
import { newId } from '@ama/kernel'
import { encodeNodeId } from '@ama/graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, deeds } from './testing/documents.ts'
import type { Answer, Member } from './testing/clients.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

let hub: TestHub
let asker: Member
let communityId: string
let threadId: string

beforeAll(async () => {
  hub = await startTestHub()
  asker = await hub.as('directrice.marsan@demo.example')
  communityId = await deeds(asker).communityId('marsan')
  threadId = (await deeds(asker).ask(communityId))['id'] ?? ''
})
afterAll(() => hub.stop())

const rows = async () => ({
  threads: await hub.database.prisma.thread.count(),
  answers: await hub.database.prisma.answer.count(),
  events: await hub.database.prisma.event.count(),
})

/** As `fetch` would not: address and host go out as they are. */
const request = (port: number, path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get({ port, path, headers, agent: false, timeout: 3_000 }, (response) => resolve(response.resume()))
      .on('timeout', () => reject(new Error('no answer')))
      .on('error', reject)
  })

const isFrench = expect.stringMatching(/[éèàêçù’]|\b(le|la|un|une|vous|ce|cette)\b/i)

describe('a refused mutation says why in French, with a code, and writes nothing', () => {
  const ask = (more: object) => () =>
    asker.ask(contract.askForHelp, { communityId, title: 'Un titre', body: 'Un texte', ...more })
  const answer = (variables: object) => () => asker.ask(contract.answerThread, { threadId, body: 'x', ...variables })
  const solve = (variables: object) => () => asker.ask(contract.markSolved, variables)

  it.each<[string, () => ReturnType<Member['ask']>, string]>([
    ['blank title', ask({ title: '  ' }), 'INVALID_INPUT'],
    ['title of 161 characters', ask({ title: 'x'.repeat(161) }), 'INVALID_INPUT'],
    ['blank text', ask({ body: '\n' }), 'INVALID_INPUT'],
    ['text of 20,001 characters', ask({ body: 'x'.repeat(20_001) }), 'INVALID_INPUT'],
    ['script in the Markdown', ask({ body: '<script>alert(1)</script>' }), 'INVALID_INPUT'],
    ['text nested beyond what anybody reads', ask({ body: '1. '.repeat(6_000) }), 'INVALID_INPUT'],
    ['too many topics', ask({ topics: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }), 'INVALID_INPUT'],
    ['commandId that is no uuid', ask({ commandId: 'x' }), 'INVALID_INPUT'],
    ['community id that is no id', ask({ communityId: 'marsan' }), 'NOT_FOUND'],
    ['unknown community', ask({ communityId: encodeNodeId('Community', newId()) }), 'NOT_FOUND'],
    ['id of another type', () => ask({ communityId: threadId })(), 'NOT_FOUND'],
    ['unknown thread', answer({ threadId: encodeNodeId('Thread', newId()) }), 'NOT_FOUND'],
    ['empty id', answer({ threadId: '' }), 'NOT_FOUND'],
    ['blank answer', answer({ body: ' ' }), 'INVALID_INPUT'],
    ['unknown answer', () => solve({ threadId, answerId: encodeNodeId('Answer', newId()) })(), 'NOT_FOUND'],
  ])('%s', async (_case, send, code) => {
    const before = await rows()
    const { data, errors } = await send()
    expect(errors).toBeUndefined()
    expect(Object.values(data)[0]).toMatchObject({ code, message: isFrench })
    expect(await rows()).toEqual(before)
  })

  it('the thread of another community', async () => {
    const stranger = await hub.as('directeur.dax@demo.example')
    const before = await rows()
    expect(await deeds(stranger).answer(threadId)).toMatchObject({ code: 'FORBIDDEN', message: isFrench })
    expect(await rows()).toEqual(before)
  })
  it('one commandId for two different deeds', async () => {
    const commandId = newId()
    await deeds(asker).ask(communityId, 'Premier', { commandId })
    expect(await deeds(asker).answer(threadId, 'x', { commandId })).toMatchObject({ code: 'CONFLICT' })
  })
})

describe('a request that is not well made is refused', () => {
  const authorization = () => ({ authorization: `Bearer ${asker.token}` })
  const codeOf = ({ json }: { json: Answer }) => json.errors?.[0]?.extensions.code

  it('without a token', async () => {
    const answer = await hub.post(JSON.stringify({ query: contract.communities }))
    expect(codeOf(answer)).toBe('UNAUTHENTICATED')
  })
  it('with a forged token', async () => {
    const answer = await hub.post(JSON.stringify({ query: contract.viewer }), { authorization: 'Bearer forged' })
    expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED'])
  })
  it('as malformed JSON', async () => {
    const answer = await hub.post('{"query":', authorization())
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST'])
    expect(answer.json.errors?.[0]?.message).toEqual(isFrench)
  })
  it.each(['[]', 'null', '"x"', '{}', '{"query":1}'])('as JSON that is no request: %s', async (body) => {
    const answer = await hub.post(body, authorization())
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.json.errors?.[0]?.message).toEqual(isFrench)
  })
  it('with a body over 1 MB', async () => {
    const answer = await hub.post(JSON.stringify({ query: 'x'.repeat(1_000_001) }), authorization())
    expect([answer.status, codeOf(answer)]).toEqual([413, 'BODY_TOO_LARGE'])
  })
  it('with a body that does not say how long it is', async () => {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization() },
      body: new Blob([JSON.stringify({ query: contract.viewer })]).stream(),
      ...{ duplex: 'half' },
    })
    expect([response.status, codeOf({ json: (await response.json()) as Answer })]).toEqual([411, 'LENGTH_REQUIRED'])
  })
  it('with a field that does not exist', async () => {
    const answer = await hub.post(JSON.stringify({ query: '{ nothing }' }), authorization())
    expect(codeOf(answer)).toBe('GRAPHQL_VALIDATION_FAILED')
  })
  it('says so in French', async () => {
    const { json } = await hub.post(JSON.stringify({ query: '{ nothing }' }), authorization())
    expect(json.errors?.[0]?.message).toEqual(isFrench)
  })
  it.each([
    ['an operation that the document does not hold', { query: 'query A { communities { id } }', operationName: 'B' }],
    ['a variable of another type', { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id: {} } }],
  ])('with %s', async (_case, request) => {
    const answer = await hub.post(JSON.stringify(request), authorization())
    expect([answer.status, codeOf(answer)]).not.toContain('UNEXPECTED')
    expect(answer.json.errors?.[0]?.message).toEqual(isFrench)
  })
  it('when it is too deep to be read', async () => {
    expect((await asker.ask(`${'{ viewer '.repeat(20_000)}{ email }`)).errors?.[0]?.extensions.code).toMatch(
      /^QUERY_TOO_/,
    )
  })
  it.each(['HeldRole', 'Session', 'Commune', 'Query', 'constructor', 'Error'])(
    'for a %s by id, which nobody gets that way',
    async (type) => {
      const { errors } = await asker.ask(contract.thread, { id: encodeNodeId(type, newId()) })
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    },
  )
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  it.each([
    ['threads(first: -1)'],
    ['threads(last: -1)'],
    ['threads(first: 2, after: "x")'],
    ['threads(first: 2, after: "")'],
    [`threads(first: 2, after: "${base64('GPC:S:x')}")`],
    [`threads(first: 2, before: "${base64('GPC:N:1')}")`],
    [
      `threads { edges { node { answers(after: "${base64('GPC:S:x')}") { edges { cursor } } } } } other: activity(first: 0)`,
    ],
    ['activity(first: 2, after: "x")'],
    ['activity(first: -2)'],
  ])('for a page that there can’t be: %s', async (field) => {
    const { errors } = await asker.ask(`{ community(slug: "marsan") { ${field} { edges { cursor } } } }`)
    expect(errors?.[0]).toMatchObject({ message: isFrench, extensions: { code: 'INVALID_INPUT' } })
  })
  it.each(['first: -1', 'first: 2, after: "x"', `first: 2, after: "${base64('OffsetConnection:x')}"`])(
    'for results that there can’t be: %s',
    async (page) => {
      const { errors } = await asker.ask(`{ searchThreads(query: "tutorat", ${page}) { edges { cursor } } }`)
      expect(errors?.[0]).toMatchObject({ message: isFrench, extensions: { code: 'INVALID_INPUT' } })
    },
  )
  it('gives the next page after a cursor that it gave', async () => {
    const page = async (field: string) => {
      const { data, errors } = await asker.ask(`{ community(slug: "marsan") { ${field} { edges { cursor } } } }`)
      expect(errors).toBeUndefined()
      return /"cursor":"([^"]+)"/.exec(JSON.stringify(data))?.[1] ?? ''
    }
    await page(`threads(first: 1, after: "${await page('threads(first: 1)')}")`)
    await page(`activity(first: 1, after: "${await page('activity(first: 1)')}")`)
  })
  it('searching members by a character that no name has finds nobody', async () => {
    const query = 'query ($search: String) { community(slug: "marsan") { members(search: $search) { id } } }'
    const { data, errors } = await asker.ask(query, { search: 'zz\u0000zz' })
    expect([errors, data.community]).toEqual([undefined, { members: [] }])
  })
  it.each(['//', 'http://[', '//['])('to an address that can’t be read: %s', async (address) => {
    const { statusCode } = await request(hub.port, address)
    expect(statusCode).toBe(400)
  })
  it('with a host that can’t be read', async () => {
    for (const address of ['/graphql?query=%7B__typename%7D', '/api/auth/get-session']) {
      expect((await request(hub.port, address, { host: '[' })).statusCode).toBe(400)
    }
  })
  it('when it is deeper than 12', async () => {
    const deep = `{ node(id: "x") { ... on Thread { ${'community { threads { edges { node { '.repeat(3)} id ${'} } } }'.repeat(3)} } } }`
    expect((await asker.ask(deep)).errors?.[0]?.extensions.code).toBe('QUERY_TOO_DEEP')
  })
  it('when it is too costly', async () => {
    const costly = `{ communities { threads(first: 100) { edges { node { answers(first: 100) { edges { node { id body } } } } } } } }`
    expect((await asker.ask(costly)).errors?.[0]?.extensions.code).toBe('QUERY_TOO_COSTLY')
  })
  it('a page holds at most 100', async () => {
    const { prisma } = hub.database
    const { communityId: community, authorId } = await prisma.thread.findFirstOrThrow()
    const now = new Date()
    await prisma.thread.createMany({
      data: Array.from({ length: 120 }, (_, number) => ({
        id: newId(),
        communityId: community,
        authorId,
        title: `Fil ${number}`,
        body: 'x',
        createdAt: now,
        lastActivityAt: now,
      })),
    })
    const query = 'query ($slug: String!) { community(slug: $slug) { threads(first: 5000) { edges { node { id } } } } }'
    const { data, errors } = await asker.ask(query, { slug: 'marsan' })
    expect(errors).toBeUndefined()
    expect(data.community.threads.edges.length).toBe(100)
  })
  it('a subscription over HTTP', async () => {
    const query = 'subscription { activity { cursor } }'
    expect(codeOf(await hub.post(JSON.stringify({ query }), authorization()))).toBe('SUBSCRIPTIONS_BY_WEBSOCKET')
  })
})
