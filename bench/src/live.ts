import { freePort } from './free-port.ts'
import { type BenchedHub, startHub } from './hub.ts'
import type { Load, LoadResult } from './load.ts'
import { percentile } from './measure.ts'
import { runProgram, startProgram } from './programs.ts'
import { printReport } from './report.ts'

const community = 'marsan'
const publisher = 'directrice.marsan@demo.example'
const rounds = 3

const generate = async (load: Load): Promise<LoadResult> =>
  JSON.parse(await runProgram('bench/src/load-generator.ts', { input: JSON.stringify(load) }))

/** Where to ask, and where the activity stands now. */
const startingPoint = async (hub: BenchedHub, token: string): Promise<Pick<Load, 'communityId' | 'after'>> => {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: `{ activityCursor community(slug: "${community}") { id } }` }),
  })
  const { data }: { data: { activityCursor: string; community: { id: string } } } = await response.json()
  return { communityId: data.community.id, after: data.activityCursor }
}

const hubLoad = async (hub: BenchedHub, subscribers: number): Promise<Load> => {
  await hub.addMembers(subscribers, community)
  const emails = Array.from({ length: subscribers }, (_, index) => `load-${index + 1}@demo.example`)
  const [publisherToken = '', ...tokens] = await hub.tokens([publisher, ...emails])
  return {
    target: 'hub',
    url: hub.url,
    tokens,
    publisherToken,
    communityId: '',
    after: '',
    frame: '',
    sequential: 60,
    burst: 200,
    inFlight: 8,
  }
}

/** Live delivery to many subscribers, against a plain broadcast of the same bytes. See bench/README.md. */
export const live = async ([count = '200']: readonly string[]): Promise<boolean> => {
  await using hub = await startHub()
  const port = await freePort()
  await using plain = await startProgram('bench/src/plain-broadcast.ts', { args: [String(port)], until: /ready/ })
  void plain
  const load = await hubLoad(hub, Number(count))
  const found: Record<Load['target'], LoadResult[]> = { hub: [], plain: [] }
  // In turn: what else the machine does falls on both.
  for (let round = 1; round <= rounds; round++) {
    console.log(`Round ${round} of ${rounds}…`)
    const measured = await generate({ ...load, ...(await startingPoint(hub, load.publisherToken)) })
    found.hub.push(measured)
    found.plain.push(
      await generate({ ...load, target: 'plain', url: `http://127.0.0.1:${port}`, frame: measured.frame }),
    )
  }
  const row = (name: string, unit: string, of: (result: LoadResult) => number) => ({
    name,
    unit,
    measured: found.hub.map(of),
    baseline: found.plain.map(of),
  })
  printReport(`Live: ${count} subscribers of one community`, 'plain ws', [
    row('items delivered, in a burst', 'items/s', (result) => result.itemsPerSecond),
    row('event to seen by all, p50', 'ms', (result) => percentile(result.latencies, 0.5)),
    row('event to seen by all, p99', 'ms', (result) => percentile(result.latencies, 0.99)),
  ])
  return true
}
