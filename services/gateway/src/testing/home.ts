/** The home page of a community, in one request: what is the same for all who see it. */
export const home = `query Home($slug: String!) { community(slug: $slug) {
  id slug name establishmentCount employeeCount
  threads(first: 20) { edges { cursor node {
    id title solvedAt topics answerCount lastActivityAt author { id displayName }
    lastAnswer { id createdAt author { id displayName } } } } pageInfo { hasNextPage endCursor } }
  upcomingWorkshops { id title startsAt endsAt seats seatsLeft }
  activity(first: 20) { edges { cursor node {
    kind occurredAt actor { id displayName }
    subject { __typename ... on Thread { id title } ... on Answer { id thread { id title } } } } } } } }`

/** What tests look at of it. */
export interface Home {
  readonly threads: {
    readonly edges: readonly { node: { title: string; answerCount: number; lastAnswer: { id: string } | null } }[]
  }
  readonly upcomingWorkshops: readonly { title: string; seatsLeft: number | null }[]
  readonly activity: { readonly edges: readonly { node: { kind: string } }[] }
}
