import { setTimeout as pause } from 'node:timers/promises'
import { percentile } from '../report/measure.ts'
import { post } from './post.ts'

/** One page, asked for by somebody. */
export interface Visit {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** Where something is written meanwhile, and who looks whether it can be seen. */
export interface Place {
  readonly communityId: string
  readonly author: Readonly<Record<string, string>>
  readonly reader: Visit
}

export interface HomeTask {
  /** The server that is visited. */
  readonly url: string
  readonly visits: readonly Visit[]
  readonly atOnce: number
  readonly seconds: number
  /** The hub, in which questions and answers are written meanwhile. */
  readonly hub: string
  readonly places: readonly Place[]
  readonly writesPerSecond: number
  /** Whether somebody watches how soon each is on the page. */
  readonly watch: boolean
}

export interface HomeDone {
  readonly visits: number
  readonly seconds: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  /** Milliseconds from the answer to each write until it was on another member's page. */
  readonly fresh: readonly number[]
  readonly writes: number
}

const ask = `mutation ($communityId: ID!) {
  askForHelp(input: { communityId: $communityId, title: "Qui a un modèle de tutorat ?", body: "Nous en cherchons un." })
  { __typename ... on Thread { id } }
}`
const answer = `mutation ($threadId: ID!) {
  answerThread(input: { threadId: $threadId, body: "Le nôtre tient sur une page." }) { __typename ... on Answer { id } }
}`

const graphql = (url: string, { body, headers }: Visit): Promise<string> => post(`${url}/graphql`, body, headers)

/** Writes a question, the next time its answer; gives the id of what was written. */
const createWriter = (hub: string) => {
  const unanswered = new Map<Place, string>()
  return async (place: Place): Promise<string> => {
    const threadId = unanswered.get(place)
    const { communityId, author: headers } = place
    const asked = threadId ? { query: answer, variables: { threadId } } : { query: ask, variables: { communityId } }
    const said = await graphql(hub, { body: JSON.stringify(asked), headers })
    const id = /"id":"([^"]+)"/.exec(said)?.[1]
    if (!id) throw new Error(`The hub refused to write: ${said}`)
    if (threadId) unanswered.delete(place)
    else unanswered.set(place, id)
    return id
  }
}

const visitUntil = async (
  end: () => boolean,
  { url, visits }: HomeTask,
  times: number[],
  first: number,
  step: number,
) => {
  for (let next = first; !end(); next += step) {
    const visit = visits[next % visits.length]
    if (!visit) throw new Error('There is nobody to visit')
    const since = performance.now()
    const said = await graphql(url, visit)
    times.push(performance.now() - since)
    if (said.includes('"errors"') || !said.includes('"threads"')) throw new Error(`Not a page: ${said.slice(0, 500)}`)
  }
}

/** Looks at the page again and again until it shows this id. */
const appears = async (url: string, { reader }: Place, id: string): Promise<number> => {
  const since = performance.now()
  for (;;) {
    if ((await graphql(url, reader)).includes(id)) return performance.now() - since
    if (performance.now() - since > 10_000) throw new Error('What was written is not on the page after ten seconds')
    await pause(2)
  }
}

const carryOut = async (task: HomeTask): Promise<HomeDone> => {
  const [times, fresh]: [number[], number[]] = [[], []]
  const since = performance.now()
  const over = (): boolean => performance.now() - since > task.seconds * 1_000
  const write = createWriter(task.hub)
  const watching: Promise<void>[] = []
  let writes = 0
  const writeAll = async (): Promise<void> => {
    while (!over()) {
      const place = task.places[writes % task.places.length]
      if (!place) return
      writes += 1
      const id = await write(place)
      if (task.watch) watching.push(appears(task.hub, place, id).then((time) => void fresh.push(time)))
      // Each at its time, however long the one before took.
      await pause(Math.max(0, since + (writes * 1_000) / task.writesPerSecond - performance.now()))
    }
  }
  const visitors = Array.from({ length: task.atOnce }, (_, index) => visitUntil(over, task, times, index, task.atOnce))
  await Promise.all([...visitors, writeAll()])
  const seconds = (performance.now() - since) / 1_000
  await Promise.all(watching)
  return { visits: times.length, seconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99), fresh, writes }
}

process.on('message', (task: HomeTask) => {
  void carryOut(task).then((done) => process.send?.(done))
})
process.once('SIGTERM', () => process.exit(0))
console.log('Load generator ready')
