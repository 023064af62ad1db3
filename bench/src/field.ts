import { baselines, startBaseline, type BaselineName } from './baseline.ts'
import { openContestant, type Contestant } from './contestant.ts'
import type { BenchedHub } from './hub.ts'
import type { FeedKind } from './load/feeds.ts'
import type { Stage } from './stage.ts'

/** Who is in the field, and how events are made to happen there. */
export interface Entry {
  readonly who: 'hub' | BaselineName
  readonly contestant: Contestant
  /** The cheapest way: delivery is what is measured. */
  readonly feed: FeedKind
  /** By what a member does. */
  readonly command: FeedKind
}

/** Connects as many subscribers to the hub and to each baseline; all get the bytes that the hub sends. */
export const openField = async (
  hub: BenchedHub,
  stage: Stage,
  options: { subscribers: number; against: readonly BaselineName[]; databaseUrl?: string },
): Promise<readonly Entry[] & AsyncDisposable> => {
  await using opening = new AsyncDisposableStack()
  const { communityId } = stage
  const tokens = stage.tokens.slice(0, options.subscribers)
  const own = await openContestant({
    name: 'hub',
    servers: [{ speech: 'graphql', url: hub.url, communityId }],
    tokens,
    after: await stage.cursor(),
    watched: hub.watched,
  })
  opening.use(own)
  const from = await stage.take(1)
  const { sample } = await own.perform({ do: 'in turns', feed: stage.fromLog, from, events: 1, atOnce: 1 })
  const entries: Entry[] = [{ who: 'hub', contestant: own, feed: stage.fromLog, command: stage.byCommand }]
  const { databaseUrl } = options
  for (const who of options.against) {
    const { name, speech } = baselines[who]
    const server = opening.use(await startBaseline(who, databaseUrl === undefined ? {} : { databaseUrl }))
    const contestant = await openContestant({
      name: databaseUrl === undefined ? name : `${name} and one insert`,
      servers: [{ speech, url: server.url, communityId }],
      tokens,
      after: null,
      watched: (load) => ({
        server: [server.pid],
        database: databaseUrl === undefined ? null : hub.watched(load).database,
        nats: null,
        load,
      }),
    })
    const feed: FeedKind = { from: 'post', url: server.url, sample }
    entries.push({ who, contestant: opening.use(contestant), feed, command: feed })
  }
  const opened = opening.move()
  return Object.assign(entries, { [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose]() })
}
