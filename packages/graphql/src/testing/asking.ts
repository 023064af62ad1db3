import type { Stream } from '@ama/bus'
import type { Database } from '@ama/database'
import { createLogger, readConfiguration, systemClock, type Actor, type Clock, type Configuration } from '@ama/kernel'
import { graphql, GraphQLSchema } from 'graphql'
import { builder } from '../builder.ts'
import type { Area, Context } from '../hub.ts'
import type { Cursors } from '../live/live-feed.ts'

const unused = (): never => {
  throw new Error('These tests have no bus')
}
const stream: Stream = {
  kind: 'log',
  publish: unused,
  last: unused,
  consume: unused,
  tail: unused,
  healthy: () => true,
  close: async () => {},
}
const live: Cursors = { cursor: unused, cursorAt: unused, positionOf: unused, latest: unused }

/** What the areas that a test imported make. Without those that subscribe, the Subscription type would be empty, which GraphQL refuses. */
const makeSchema = (): GraphQLSchema => {
  const { types, ...config } = builder.toSchema().toConfig()
  return new GraphQLSchema({
    ...config,
    subscription: null,
    types: types.filter((type) => type.name !== 'Subscription'),
  })
}

/** Asks an area's schema without a bus, as that viewer or, with null, as somebody who isn't signed in. */
export const asking = (hub: {
  database: Database
  area: Area
  clock?: Clock
  configuration?: Configuration | undefined
}) => {
  const { database, area, clock = systemClock, configuration = readConfiguration({}, '/nowhere') } = hub
  const schema = makeSchema()
  return async (viewer: Actor | null, source: string, variableValues: Record<string, unknown> = {}) => {
    const contextValue: Context = {
      hub: {
        database,
        stream,
        clock,
        log: createLogger('silent'),
        configuration,
        areas: [area],
        available: () => true,
      },
      live,
      viewer,
      requestId: crypto.randomUUID(),
      refusal: null,
      wrote: () => {},
      follow: unused,
    }
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue })
    return { data: data ?? null, errors: errors ?? [] }
  }
}
