import { asking } from '@ama/graphql/testing'
import type { Actor, Configuration } from '@ama/kernel'
import { fakeClock, testDatabase } from '@ama/testkit'
import { expect } from 'vitest'
import './territory-types.ts'
import { people } from '../index.ts'
import { makeMember, type MadeMember } from './make-member.ts'
import { makePlaces } from './make-places.ts'

/** A database with two communities, and this area's GraphQL on it. */
export const openPeople = async () => {
  const database = await testDatabase()
  const places = await makePlaces(database)
  const clock = fakeClock()
  const askWith = (configuration?: Configuration) => asking({ database, area: people, clock, configuration })
  const ask = askWith()
  return {
    database,
    places,
    clock,
    ask,
    /** In a hub with other settings. */
    askWith,
    /** Nobody and nothing left but the places. */
    empty: async () => {
      await database.prisma.event.deleteMany()
      await database.prisma.command.deleteMany()
      await database.prisma.member.deleteMany()
    },
    /** Somebody of the first establishment in Marsan. */
    inMarsan: (role: 'MANAGER' | 'HR' | 'PROFESSIONAL' | 'AMBASSADOR'): Promise<MadeMember> =>
      makeMember(database, { role, communityId: places.marsan.id, establishmentId: places.marsan.first }),
    /** Runs a mutation with its input; gives its answer. */
    perform: async (viewer: Actor | null, name: string, input: object, gives: string): Promise<unknown> => {
      const inputType = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`
      const fields = `__typename ${gives} ... on Error { code message } ... on InvalidInput { field }`
      const source = `mutation ($input: ${inputType}) { ${name}(input: $input) { ${fields} } }`
      const { data, errors } = await ask(viewer, source, { input })
      expect(errors).toEqual([])
      return data?.[name]
    },
    /** What was told, in order. */
    events: async () => {
      const events = await database.prisma.event.findMany({ orderBy: { sequence: 'asc' } })
      return events.map(({ type, audience, data }) => ({ type, audience, data }))
    },
    close: () => database.drop(),
  }
}

export type People = Awaited<ReturnType<typeof openPeople>>
