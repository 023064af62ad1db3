import fs from 'node:fs'
import path from 'node:path'
import { becomesIdle } from './contestant.ts'
import { hubVisit, startHomeBaselines, type HomeServer } from './home/contestants.ts'
import { countStatements } from './home/count-statements.ts'
import { listed } from './home/listed.ts'
import { inCommon } from './home/same-answer.ts'
import { readMembers, readPlaces, visitsOf, type HomePlace, type Member } from './home/viewers.ts'
import { makeHubFolder, startHubProcess, type HubFolder, type HubProcess } from './hub.ts'
import type { HomeDone, HomeTask, Place } from './load/home-load.ts'
import { post } from './load/post.ts'
import { placement } from './machine/cores.ts'
import { cpuSeconds, spent, type Watched } from './machine/cpu.ts'
import { startProgram, type RunningProgram } from './programs.ts'
import { median, percentile } from './report/measure.ts'
import { report } from './report/report.ts'
import type { Aim, Row } from './report/result.ts'
import { sharesOf, type Spent } from './report/shares.ts'
import { makePosts } from './seed/make-posts.ts'
import { openPool } from './open-pool.ts'

const rounds = 3
const atOnce = 16
const seconds = 4
const writesPerSecond = 10

const aims: Record<string, Aim> = {
  'Yoga over one json_agg': { atLeast: 1.8 },
  'PostGraphile 5': { atLeast: 2.4 },
  'Pothos + Prisma as shipped': { atLeast: 9 },
}

type Round = HomeDone & Spent

/** What all contestants serve from, and who looks at it. */
interface Scene {
  readonly folder: HubFolder
  readonly databaseUrl: string
  readonly members: readonly Member[]
  readonly places: readonly HomePlace[]
  readonly tokenOf: (member: Pick<Member, 'email'>) => string
  readonly posts: string
}

/** Lets a hub make its tables, fills them, and leaves them to a hub that starts anew. */
const prepare = async (folder: HubFolder, posts: number): Promise<Scene> => {
  await using first = await startHubProcess(folder)
  void first
  const databaseUrl = folder.databaseUrl()
  const reactions = [...(await folder.run('doctor')).matchAll(/^reaction\s+([^:\s]+):/gm)].flatMap(
    ([, name]) => name ?? [],
  )
  const made = await makePosts(databaseUrl, { posts, reactions })
  const pool = openPool(databaseUrl, 1)
  const [members, places] = [await readMembers(pool), await readPlaces(pool)]
  await pool.query(fs.readFileSync(path.join(import.meta.dirname, '../postgraphile/src/home.sql'), 'utf8'))
  await pool.end()
  const tokens = await folder.tokens(members.map(({ email }) => email))
  const byEmail = new Map(members.map(({ email }, index) => [email, tokens[index] ?? '']))
  return {
    folder,
    databaseUrl,
    members,
    places,
    tokenOf: ({ email }) => byEmail.get(email) ?? '',
    posts: `${made.threads.toLocaleString('en')} questions and ${made.answers.toLocaleString('en')} answers in ${places.length} communities`,
  }
}

const look = ({ url, visit }: HomeServer, member: Member, place: HomePlace): Promise<string> => {
  const { body, headers } = visit(member, place)
  return post(`${url}/graphql`, body, headers)
}

/** Refuses to compare servers that don't say the same. */
const checkSameAnswers = async ({ members, places }: Scene, servers: readonly HomeServer[]): Promise<void> => {
  const kinds = new Map(listed.map(({ type, kind }) => [type, kind]))
  for (const { member, place } of visitsOf(members, places).slice(0, 60)) {
    const answers = await Promise.all(servers.map((server) => look(server, member, place)))
    const [first, ...others] = answers.map((answer) => JSON.stringify(inCommon(JSON.parse(answer), kinds)))
    const odd = others.findIndex((other) => other !== first)
    if (odd >= 0)
      throw new Error(`${servers[odd + 1]?.name} says of ${place.slug} something else than ${servers[0]?.name}`)
  }
}

/** Statements of the hub for one page: the first after its start, after a write, and when nothing happened since. */
const statementsOf = async (scene: Scene, hub: HubProcess) => {
  const log = path.join(scene.folder.dataDir, 'postgres/server.log')
  await using counter = await countStatements(scene.databaseUrl, log)
  const referent = scene.members.find((member) => member.referent)
  if (!referent) throw new Error('There is no network referent')
  const token = scene.tokenOf(referent)
  const visit = ({ slug }: HomePlace) => {
    const { body, headers } = hubVisit(token, { slug })
    return counter.during(() => post(`${hub.url}/graphql`, body, headers))
  }
  const [first = [], ...again] = [
    await each(scene.places, visit),
    await each(scene.places, visit),
    await each(scene.places, visit),
  ]
  // What the hub does by itself falls between now and then: the median is the page's own.
  return { cold: median(first), hot: median(again.flat()) }
}

const each = async <Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> => {
  const results: Result[] = []
  for (const item of items) results.push(await work(item))
  return results
}

/** Where is written: in every community by one member, seen by another. */
const writtenPlaces = ({ members, places, tokenOf }: Scene): Place[] =>
  places.flatMap((place) => {
    const [author, reader] = members.filter(
      ({ referent, communityIds }) => !referent && communityIds.includes(place.id),
    )
    return author && reader
      ? [
          {
            communityId: place.nodeId,
            author: { authorization: `Bearer ${tokenOf(author)}` },
            reader: hubVisit(tokenOf(reader), place),
          },
        ]
      : []
  })

/** One round of one server; the hub takes the writes, whoever is visited. */
const runRound = async (
  scene: Scene,
  server: HomeServer,
  { hub, load, seconds }: { hub: HubProcess; load: RunningProgram; seconds: number },
): Promise<Round> => {
  const watched: Watched = { server: [server.pid], database: scene.folder.postmaster(), nats: null, load: load.pid }
  await becomesIdle({ ...watched, server: [server.pid, hub.pid] })
  const task: HomeTask = {
    url: server.url,
    visits: visitsOf(scene.members, scene.places).map(({ member, place }) => server.visit(member, place)),
    atOnce,
    seconds,
    hub: hub.url,
    places: writtenPlaces(scene),
    writesPerSecond,
    watch: server.url === hub.url,
  }
  const before = cpuSeconds(watched)
  // The load generator's answer is ours: it is believed.
  const done = (await load.ask(task)) as HomeDone
  const after = cpuSeconds(watched)
  return { ...done, items: done.visits, cpu: before && after && spent(before, after) }
}

const rowsOf = (found: ReadonlyMap<HomeServer, Round[]>, [hub = [], ...baselines]: Round[][]): Row[] => {
  const names = [...found.keys()].slice(1).map(({ name }) => name)
  return baselines.flatMap((rounds, index): Row[] => {
    const name = names[index] ?? ''
    const row = (measure: string, unit: string, of: (round: Round) => number): Row => ({
      measure,
      unit,
      hub: hub.map(of),
      baseline: { name, rounds: rounds.map(of) },
    })
    return [
      { ...row('pages', '/s', ({ visits, seconds }) => visits / seconds), ...(aims[name] ? { aim: aims[name] } : {}) },
      row('p99', 'ms', ({ p99 }) => p99),
    ]
  })
}

/** The page of a community, while members write, against three other ways to serve it. See bench/README.md. */
export const home = async (args: readonly string[]): Promise<boolean> => {
  await using folder = makeHubFolder()
  const scene = await prepare(folder, Number(args[0] ?? 200_000))
  await using hub = await startHubProcess(folder)
  const { cold, hot } = await statementsOf(scene, hub)
  await using open = new AsyncDisposableStack()
  const baselines = await startHomeBaselines(scene.databaseUrl)
  for (const baseline of baselines) open.use(baseline)
  const own: HomeServer = {
    name: 'hub',
    url: hub.url,
    pid: hub.pid,
    visit: (member, place) => hubVisit(scene.tokenOf(member), place),
  }
  const servers = [own, ...baselines]
  await checkSameAnswers(scene, servers)
  const load = open.use(await startProgram('bench/src/load/home-load.ts', { until: /ready/, place: 'load' }))
  for (const server of servers) await runRound(scene, server, { hub, load, seconds: 1.5 })
  const found = new Map(servers.map((server) => [server, [] as Round[]]))
  for (let round = 1; round <= rounds; round++) {
    console.log(`Round ${round} of ${rounds}…`)
    for (const [server, done] of found) done.push(await runRound(scene, server, { hub, load, seconds }))
  }
  await checkSameAnswers(scene, servers)
  const ownRounds = found.get(own) ?? []
  await report({
    bench: 'home',
    title: `Home: a community's page, ${atOnce} at once, ${writesPerSecond} writes a second`,
    args,
    databaseUrl: scene.databaseUrl,
    rows: [
      ...rowsOf(found, [...found.values()]),
      { measure: 'statements when hot', unit: '', hub: [hot], aim: { atMost: 1 } },
      { measure: 'statements when cold', unit: '', hub: [cold], aim: { atMost: 9 } },
      { measure: 'fresh after a write, median', unit: 'ms', hub: ownRounds.map(({ fresh }) => median(fresh)) },
      {
        measure: 'fresh after a write, p99',
        unit: 'ms',
        hub: ownRounds.map(({ fresh }) => percentile(fresh, 0.99)),
        aim: { atMost: 250 },
      },
    ],
    shares: [...found].map(([{ name }, done]) => sharesOf('page', name, done)),
    notes: [placement(), `${scene.posts}; the hub takes the writes, whichever server is visited.`],
  })
  return true
}
