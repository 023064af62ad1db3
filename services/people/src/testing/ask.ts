import type { Stream } from '@ama/bus'
import type { Database } from '@ama/database'
import { builder, type Context, type Cursors } from '@ama/graphql'
import { createLogger, readConfiguration, type Actor, type Clock, type Configuration } from '@ama/kernel'
import { graphql, GraphQLSchema } from 'graphql'
import './territory-types.ts'
import { people } from '../index.ts'

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

// This area alone: without the areas that subscribe, the Subscription type would be empty, which GraphQL refuses.
const { types, ...config } = builder.toSchema().toConfig()
const schema = new GraphQLSchema({
  ...config,
  subscription: null,
  types: types.filter((type) => type.name !== 'Subscription'),
})

export const demonstration = readConfiguration({ HUB_DATA_DIR: '/nowhere' }, '/')

/** Asks this area's schema, as that viewer or, with null, as somebody who isn't signed in. */
export const asking =
  (database: Database, clock: Clock, configuration: Configuration = demonstration) =>
  async (viewer: Actor | null, source: string, variableValues: Record<string, unknown> = {}) => {
    const contextValue: Context = {
      hub: {
        database,
        stream,
        clock,
        log: createLogger('silent'),
        configuration,
        areas: [people],
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
