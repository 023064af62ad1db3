import type { Stream } from '@ama/bus'
import type { Database } from '@ama/database'
import { builder, type Context, type Cursors } from '@ama/graphql'
import { createLogger, readConfiguration, systemClock, type Actor, type Role } from '@ama/kernel'
import { graphql, GraphQLSchema, type ExecutionResult } from 'graphql'
import '../index.ts'

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

export const actor = (memberId: string, role: Role, communityId: string | null): Actor => ({
  memberId,
  establishmentId: null,
  roles: [{ role, communityId }],
  credential: { kind: 'session', id: 'session', expiresAt: null },
})

/** Asks this area's schema, as that viewer or, with null, as somebody who isn't signed in. */
export const asking =
  (database: Database) =>
  async (
    viewer: Actor | null,
    source: string,
    variableValues: Record<string, unknown> = {},
  ): Promise<ExecutionResult> => {
    const context: Context = {
      hub: {
        database,
        stream,
        clock: systemClock,
        log: createLogger('silent'),
        configuration: readConfiguration({}, '/'),
        areas: [],
        available: () => true,
      },
      live,
      viewer,
      requestId: crypto.randomUUID(),
      refusal: null,
      wrote: () => {},
      follow: unused,
    }
    return graphql({ schema, source, variableValues, contextValue: context })
  }
