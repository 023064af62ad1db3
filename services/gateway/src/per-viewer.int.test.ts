import type { LiveItem } from '@ama/graphql'
import {
  executeSubscriptionEvent,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  validateSubscriptionArgs,
  type GraphQLField,
} from 'graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isPerViewer, schema } from './schema.ts'
import { createContexts } from './socket/say.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ threads: true, workshops: true })
  const manager = await hub.as('directrice.marsan@demo.example')
  const input = { title: 'Tutorat croisé', body: 'Un texte.', theme: 'Intégration', partners: ['ARS'] }
  await manager.ask('mutation ($input: MakeProposalInput!) { makeProposal(input: $input) { __typename } }', { input })
})
afterAll(() => hub.stop())

const subjects = ['Thread', 'Answer', 'Community', 'Member', 'Workshop', 'Proposal', 'DatePoll'] as const

const anyOf = async (type: (typeof subjects)[number]): Promise<string> => {
  const { prisma } = hub.database
  const find = {
    Thread: () => prisma.thread.findFirstOrThrow(),
    Answer: () => prisma.answer.findFirstOrThrow(),
    Community: () => prisma.community.findFirstOrThrow(),
    Member: () => prisma.member.findFirstOrThrow(),
    Workshop: () => prisma.workshop.findFirstOrThrow(),
    Proposal: () => prisma.proposal.findFirstOrThrow(),
    DatePoll: () => prisma.datePoll.findFirstOrThrow(),
  }
  return (await find[type]()).id
}

const selectionOf = (field: GraphQLField<unknown, unknown>): string =>
  isLeafType(getNamedType(field.type)) ? field.name : `${field.name} { __typename }`

/** True when the field asks who the viewer is while something is said to all. */
const asks = async (typename: (typeof subjects)[number], id: string, field: GraphQLField<unknown, unknown>) => {
  const document = parse(`subscription { activity { subject { ... on ${typename} { ${selectionOf(field)} } } } }`)
  const { context, wasAsked } = createContexts({
    hub: hub.hub,
    live: { cursor: String, cursorAt: String, positionOf: () => null, latest: () => [] },
  })(null)
  const args = validateSubscriptionArgs({ schema, document, contextValue: context })
  if (!('schema' in args)) throw new Error(String(args))
  const item: LiveItem = {
    position: 1n,
    kind: 'THREAD_ASKED',
    occurredAt: new Date(),
    communityId: null,
    audience: 'network',
    memberIds: null,
    actorId: null,
    subject: { type: typename, id },
    feed: true,
  }
  await executeSubscriptionEvent({ ...args, rootValue: item })
  return wasAsked()
}

it.each(subjects)('of a %s, every field that depends on the viewer says so in the schema', async (typename) => {
  const type = schema.getType(typename)
  const id = await anyOf(typename)
  const silent: string[] = []
  for (const field of Object.values(isObjectType(type) ? type.getFields() : {})) {
    if (isPerViewer(field) || field.args.some(isRequiredArgument)) continue
    if (await asks(typename, id, field)) silent.push(`${typename}.${field.name}`)
  }
  expect(silent).toEqual([])
})

it('readers of the schema are told', () => {
  const thread = schema.getType('Thread')
  const fields = isObjectType(thread) ? thread.getFields() : {}
  expect(fields['unread']?.description).toBe('Something happened here since the viewer read it. Depends on the viewer.')
  expect(fields['title']?.description ?? '').not.toContain('Depends on the viewer')
})
