import { newId } from '@ama/kernel'
import { freePort, eventually, testDatabase, testFolder, testNats } from '@ama/testkit'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMember, openMemberWith, type OpenMember } from './testing/open-member.ts'
import { readPages } from './testing/read-pages.ts'
import { runHub, type RunningProgram } from './testing/run-hub.ts'

const folder = testFolder('hub-backup')
const nats = await testNats()
const closing: (() => unknown)[] = []
let settings: Record<string, string>
let hubs: RunningProgram[]
let member: OpenMember

const newDatabase = async (options: { empty?: boolean } = {}) => {
  const database = await testDatabase(options)
  closing.push(() => database.drop())
  return database
}

const settingsFor = async (url: string, name: string): Promise<Record<string, string>> => ({
  DATABASE_URL: url,
  HUB_DEMO: '1',
  HUB_DATA_DIR: path.join(folder, name),
  HUB_PORT: String(await freePort()),
  ...(nats ? { NATS_URL: nats.url } : {}),
})

const begin = async (chosen: Record<string, string>, ...args: string[]): Promise<RunningProgram> => {
  const hub = runHub(['start', ...args], chosen)
  closing.push(() => hub.kill())
  await hub.prints('Hub ready')
  return hub
}

/** Runs a command to its end. */
const run = async (chosen: Record<string, string>, ...args: string[]) => {
  const program = runHub(args, chosen)
  const code = await program.exited
  expect(program.output()).not.toMatch(/\n\s+at /)
  return { code, said: program.output() }
}

const succeeds = async (chosen: Record<string, string>, ...args: string[]): Promise<string> => {
  const { code, said } = await run(chosen, ...args)
  expect([said, code]).toEqual([said, 0])
  return said
}

const portOf = (chosen: Record<string, string>): number => Number(chosen['HUB_PORT'])

beforeAll(async () => {
  settings = await settingsFor((await newDatabase()).url, 'hub')
  const processes = nats
    ? [
        ['--roles', 'gateway'],
        ['--roles', 'relay,reactions'],
      ]
    : [[]]
  hubs = []
  for (const roles of processes) hubs.push(await begin(settings, ...roles))
  member = await openMember(portOf(settings), settings, 'directrice.marsan@demo.example')
  closing.push(() => member.close())
}, 180_000)

afterAll(async () => {
  for (const close of closing.toReversed()) await close()
  await nats?.stop()
}, 60_000)

const answerOf = async (response: Promise<{ data: Record<string, Record<string, string>> }>, field: string) => {
  const answer = (await response).data[field]
  expect(answer?.['__typename']).not.toMatch(/Error|Unavailable/)
  return answer?.['id'] ?? ''
}

/** A question, its answer, and, when told so, that it was the right one. */
const exchange = async ({ query, communityId }: OpenMember, title: string, topic?: string): Promise<void> => {
  const threadId = await answerOf(
    query(
      `mutation ($communityId: ID!, $title: String!, $topics: [String!]) { askForHelp(input: { communityId: $communityId,
         title: $title, body: "x", topics: $topics }) { __typename ... on Thread { id } } }`,
      { communityId, title, topics: topic ? [topic] : [] },
    ),
    'askForHelp',
  )
  const answerId = await answerOf(
    query(
      'mutation ($threadId: ID!) { answerThread(input: { threadId: $threadId, body: "Oui" }) { __typename ... on Answer { id } } }',
      { threadId },
    ),
    'answerThread',
  )
  if (!topic) return
  await query(
    'mutation ($threadId: ID!, $answerId: ID!) { markSolved(input: { threadId: $threadId, answerId: $answerId }) { __typename } }',
    { threadId, answerId },
  )
}

/** Until the reaction that follows from it has come. */
const rankedFor = ({ query }: OpenMember, topic: string) =>
  eventually(
    async () => {
      const { data } = await query('{ community(slug: "marsan") { whoToAsk { topic solvedCount } } }')
      return JSON.stringify(data).includes(`{"topic":"${topic}","solvedCount":1}`)
    },
    { within: 60_000 },
  )

/** What a backup that mixed two moments would break. */
const contradictions = `
  SELECT (SELECT count(*)::int FROM thread t WHERE answer_count <> (SELECT count(*) FROM answer WHERE thread_id = t.id)) AS counts,
         (SELECT count(*)::int FROM thread t WHERE NOT EXISTS (SELECT FROM event_log WHERE subject_id = t.id)) AS untold,
         (SELECT count(*)::int FROM event_log WHERE type LIKE 'hub.help.thread-asked.%'
            AND NOT EXISTS (SELECT FROM thread WHERE id = subject_id)) AS unwritten,
         (SELECT count(*)::int FROM event_log WHERE type LIKE 'hub.help.thread-answered.%'
            AND NOT EXISTS (SELECT FROM answer WHERE id = subject_id)) AS unanswered,
         (SELECT count(*)::int FROM command WHERE name = 'askForHelp'
            AND NOT EXISTS (SELECT FROM thread WHERE id = result_id)) AS unkept,
         (SELECT count(position) - coalesce(max(position), 0) FROM event_log)::int AS gaps,
         (SELECT position - (SELECT max(position) FROM event_log) FROM log_head)::int AS ahead`

describe('a backup of a hub in which members write', () => {
  const file = path.join(folder, 'while-writing.tar.zst')
  it('is of one moment', async () => {
    let [written, done] = [0, false]
    const write = async () => {
      for (; !done; written += 1) await exchange(member, `Pendant la sauvegarde ${written}`)
    }
    const writing = Promise.all([write(), write(), write()])
    await eventually(() => written > 10, { within: 60_000 })
    const before = written
    await succeeds(settings, 'backup', file)
    const after = written
    done = true
    await writing
    expect(after).toBeGreaterThan(before)

    const copy = await newDatabase({ empty: true })
    await succeeds({ ...settings, DATABASE_URL: copy.url }, 'restore', file)
    const { rows } = await copy.pool.query(contradictions)
    expect(rows).toEqual([{ counts: 0, untold: 0, unwritten: 0, unanswered: 0, unkept: 0, gaps: 0, ahead: 0 }])
    const threads = await copy.prisma.thread.count({ where: { title: { startsWith: 'Pendant' } } })
    expect(threads).toBeGreaterThanOrEqual(before)
  }, 180_000)
  it('is one file for its owner alone', () => {
    expect(readdirSync(folder).filter((name) => name.startsWith('while-writing'))).toEqual([path.basename(file)])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
  it('can be sent on', async () => {
    const program = runHub(['backup', '-'], settings)
    const chunks: Buffer[] = []
    program.child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    expect(await program.exited).toBe(0)
    const sent = path.join(folder, 'sent.tar.zst')
    writeFileSync(sent, Buffer.concat(chunks))
    const copy = await newDatabase({ empty: true })
    await succeeds({ ...settings, DATABASE_URL: copy.url }, 'restore', sent)
  }, 180_000)
})

describe('a backup', () => {
  const file = path.join(folder, 'hub.tar.zst')
  let pages: unknown[]
  let cookie: string
  let cursor: string

  const signIn = async (): Promise<string> => {
    const origin = `http://localhost:${settings['HUB_PORT']}`
    const response = await fetch(`${origin}/api/auth/demonstration/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ email: 'ambassadrice.marsan@demo.example' }),
    })
    return response.headers.getSetCookie().join('; ')
  }
  const isSignedIn = async (): Promise<boolean> => {
    const response = await fetch(`http://localhost:${settings['HUB_PORT']}/api/auth/get-session`, {
      headers: { cookie },
    })
    return (await response.json()) !== null
  }

  beforeAll(async () => {
    cookie = await signIn()
    await exchange(member, 'Avant la sauvegarde', 'avant')
    await rankedFor(member, 'avant')
    await eventually(() => member.titles.includes('THREAD_SOLVED') || member.titles.at(-1) === 'Avant la sauvegarde')
    cursor = member.cursor()
    pages = await readPages(member)
    await succeeds(settings, 'backup', file)
  }, 180_000)

  it('restored beside its original answers the same, and each goes on alone', async () => {
    const beside = await settingsFor((await newDatabase({ empty: true })).url, 'copy')
    await succeeds(beside, 'restore', file)
    await begin(beside)
    // Token and cursor are of the original.
    const reader = await openMemberWith(portOf(beside), member.token, cursor)
    closing.push(() => reader.close())
    expect(await readPages(reader)).toEqual(pages)
    await eventually(() => reader.titles.length > 0, { within: 20_000 })
    expect(reader.titles).toEqual(['RESYNC'])

    await exchange(reader, 'Dans la copie', 'copie')
    await rankedFor(reader, 'copie')
    await exchange(member, 'Dans l’original', 'original')
    await rankedFor(member, 'original')
    await eventually(() => member.titles.includes('Dans l’original'))
    expect(member.titles).not.toContain('Dans la copie')
    expect(reader.titles).toContain('Dans la copie')
    expect(reader.titles).not.toContain('Dans l’original')
  }, 180_000)

  it('that can’t be put in place leaves a running hub as it is', async () => {
    const spoilt = path.join(folder, 'spoilt.tar.zst')
    const content = readFileSync(file)
    const half = content.length >> 1
    content[half] = (content[half] ?? 0) ^ 1
    writeFileSync(spoilt, content)
    const before = await readPages(member)
    expect(await run(settings, 'restore', file)).toEqual({ code: 1, said: expect.stringContaining('--replace') })
    expect(await run(settings, 'restore', spoilt, '--replace')).toEqual({
      code: 1,
      said: expect.stringContaining('is damaged'),
    })
    expect(await readPages(member)).toEqual(before)
    for (const hub of hubs) expect(hub.output()).not.toContain('starts anew')
  }, 180_000)

  it('takes the place of what a running hub has, and whoever watches is told to fetch anew', async () => {
    await exchange(member, 'Après la sauvegarde')
    await eventually(() => member.titles.includes('Après la sauvegarde'))
    const starts = hubs.map((hub) => hub.output().split('Hub ready').length)
    await succeeds(settings, 'restore', file, '--replace')
    for (const [index, hub] of hubs.entries()) {
      await eventually(() => hub.output().split('Hub ready').length > (starts[index] ?? 0), { within: 60_000 })
      expect(hub.output()).toContain('a backup was restored')
    }
    await eventually(() => member.titles.at(-1) === 'RESYNC', { within: 30_000 })
    expect(await readPages(member)).toEqual(pages)
    expect(await isSignedIn()).toBe(true)

    const told = member.titles.length
    await member.ask('Après le retour', newId())
    await eventually(() => member.titles.length > told, { within: 20_000 })
    expect(member.titles.slice(told)).toEqual(['Après le retour'])
    await exchange(member, 'Réglé', 'retour')
    await rankedFor(member, 'retour')
  }, 180_000)
})

it('the embedded database is backed up beside a running hub, and restored into another data folder', async () => {
  const [here, there] = [path.join(folder, 'here'), path.join(folder, 'there')]
  const file = path.join(folder, 'embedded.tar.zst')
  await begin({ HUB_DATA_DIR: here, HUB_PORT: String(await freePort()) })
  await succeeds({ HUB_DATA_DIR: here }, 'backup', file)
  // Without a demonstration of its own, its people come from the backup.
  const beside = { HUB_DATA_DIR: there, HUB_DEMO: '0' }
  await succeeds(beside, 'restore', file)
  expect(await succeeds(beside, 'token', '--as', 'directrice.marsan@demo.example')).toMatch(/^ama_/)
}, 180_000)
