import { logHead } from '@ama/bus'
import { readCursor } from '@ama/graphql'
import { eventually } from '@ama/testkit'
import { createClients } from '../clients.ts'
import { contract, only } from '../documents.ts'
import type { TwoGateways } from '../start-two-gateways.ts'
import type { Cast } from './cast.ts'
import type { CommunityName, Gateway } from './steps.ts'

const openThread = `mutation ($threadId: ID!) { editThread(input: { threadId: $threadId, openToNetwork: true })
  { __typename ... on Thread { id } ... on Error { code message } } }`

/** A cursor, and the position that it names. */
export interface Mark {
  readonly cursor: string
  readonly position: bigint
}

/** What members do through the gateways, by GraphQL over HTTP. */
export const openDoors = async ({ database, gateways }: TwoGateways, { people, places }: Cast) => {
  const { logId } = await logHead(database)
  const asker = { Marsan: 'Nadège', 'Grand Dax': 'Bruno' } as const
  const threads = new Map<CommunityName, string>()

  const ask = async (gateway: Gateway, who: keyof typeof people, query: string, variables: object = {}) => {
    const authorization = `Bearer ${people[who].token}`
    const door = createClients(database, gateways[gateway].port)
    const { json } = await door.post(JSON.stringify({ query, variables }), { authorization })
    const answer = only(json)
    if (answer['code']) throw new Error(JSON.stringify(answer))
    return answer
  }
  const positionOf = (cursor: string): bigint => {
    const position = readCursor(logId, cursor)
    if (position === null) throw new Error(`${cursor} is no cursor of this hub`)
    return position
  }
  /** Where the gateway stands. */
  const markOf = async (gateway: Gateway): Promise<Mark> => {
    const cursor = String(await ask(gateway, 'Hélène', '{ activityCursor }'))
    return { cursor, position: positionOf(cursor) }
  }

  return {
    positionOf,
    markOf,
    ask: async (about: CommunityName, gateway: Gateway): Promise<void> => {
      const variables = { communityId: places[about].nodeId, title: 'Qui a essayé ?', body: 'Le tutorat.' }
      const { id } = await ask(gateway, asker[about], contract.askForHelp, variables)
      if (id) threads.set(about, id)
    },
    answer: async (about: CommunityName, gateway: Gateway): Promise<void> => {
      const threadId = threads.get(about)
      if (threadId) await ask(gateway, 'Inès', contract.answerThread, { threadId, body: 'Nous, oui.' })
    },
    open: async (about: CommunityName, gateway: Gateway): Promise<void> => {
      const threadId = threads.get(about)
      if (threadId) await ask(gateway, asker[about], openThread, { threadId })
    },
    /** Waits until everything is placed and both gateways have heard it. */
    quiet: (within: number): Promise<Mark> =>
      eventually(
        async () => {
          if ((await database.prisma.event.count({ where: { position: null } })) > 0) return null
          const [one, other] = [await markOf('first'), await markOf('second')]
          const { position } = await logHead(database)
          return one.position === position && other.position === position ? one : null
        },
        { within },
      ),
  }
}
