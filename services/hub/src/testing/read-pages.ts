import type { OpenMember } from './open-member.ts'

const pages = [
  '{ viewer { member { id displayName } } communities { id slug name establishmentCount employeeCount memberCount } }',
  `{ community(slug: "marsan") { threads(first: 20) { edges { node {
    id title body topics createdAt solvedAt answerCount lastActivityAt unread author { id displayName }
    solvingAnswer { id } answers(first: 20) { edges { node { id body author { id } } } } } } pageInfo { hasNextPage } } } }`,
  `{ community(slug: "marsan") { activity(first: 50) { edges { node { kind occurredAt actor { id } subject { __typename } } } }
    whoToAsk { topic solvedCount member { id } } establishments { id name } members { role member { id } } } }`,
  `{ workshops(first: 20) { edges { node { id title state seats seatsTaken waitingCount
    dates { startsAt endsAt } communities { slug } } } } notices(first: 20) { edges { node { id } } } }`,
]

/** What a member sees on the pages: everything in it but cursors, which are a hub's own. */
export const readPages = async ({ query }: OpenMember): Promise<unknown[]> => {
  const answers = []
  for (const page of pages) {
    const answer: object = await query(page)
    if ('errors' in answer) throw new Error(JSON.stringify(answer.errors))
    answers.push(answer)
  }
  return answers
}
