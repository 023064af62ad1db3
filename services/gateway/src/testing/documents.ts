import type { Answer, Member } from './clients.ts'

/** The documents of the contract with outside clients, word for word. */
export const contract = {
  viewer: 'query { viewer { member { id displayName } } }',
  communities:
    'query { communities { id slug name demonstration establishmentCount employeeCount epcis { siren name } communes { code name } } }',
  community: `query ($slug: String!) { community(slug: $slug) { id
    threads(first: 20) { edges { cursor node { id title solvedAt answerCount author { id displayName } } } pageInfo { hasNextPage endCursor } }
    activity(first: 20) { edges { cursor node { kind occurredAt } } } } }`,
  thread:
    'query ($id: ID!) { node(id: $id) { ... on Thread { id title body answers(first: 50) { edges { node { id body } } } } } }',
  askForHelp: `mutation ($communityId: ID!, $title: String!, $body: String!, $topics: [String!], $commandId: ID) {
    askForHelp(input: { communityId: $communityId, title: $title, body: $body, topics: $topics, commandId: $commandId })
    { __typename ... on Thread { id title } ... on Error { code message } } }`,
  answerThread: `mutation ($threadId: ID!, $body: String!, $commandId: ID) {
    answerThread(input: { threadId: $threadId, body: $body, commandId: $commandId })
    { __typename ... on Answer { id } ... on Error { code message } } }`,
  markSolved: `mutation ($threadId: ID!, $answerId: ID!, $commandId: ID) {
    markSolved(input: { threadId: $threadId, answerId: $answerId, commandId: $commandId })
    { __typename ... on Thread { id solvedAt } ... on Error { code message } } }`,
}

/** The one field's value of a mutation or query. */
export const only = (answer: Answer) => {
  if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  return Object.values({ ...answer.data } as Record<string, unknown>)[0] as Record<string, string>
}

/** A few deeds in one line each. */
export const deeds = (member: Member) => ({
  communityId: async (slug: string) => String(only(await member.ask(contract.community, { slug }))['id']),
  ask: async (communityId: string, title = 'Qui a déjà organisé un tutorat ?', more: object = {}) =>
    only(await member.ask(contract.askForHelp, { communityId, title, body: 'Nous cherchons des idées.', ...more })),
  answer: async (threadId: string, body = 'Oui, ici, depuis deux ans.', more: object = {}) =>
    only(await member.ask(contract.answerThread, { threadId, body, ...more })),
  solve: async (threadId: string, answerId: string) =>
    only(await member.ask(contract.markSolved, { threadId, answerId })),
})
