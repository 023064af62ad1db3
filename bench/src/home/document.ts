/** What the page of a community asks for, in one request. */
export const homeDocument = `query Home($slug: String!) {
  community(slug: $slug) {
    id slug name establishmentCount employeeCount
    threads(first: 20) {
      edges {
        cursor
        node {
          id title solvedAt topics answerCount lastActivityAt
          author { id displayName }
          lastAnswer { id createdAt author { id displayName } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
    upcomingWorkshops { id title startsAt endsAt seats seatsLeft }
    activity(first: 20) {
      edges {
        cursor
        node {
          kind occurredAt
          actor { id displayName }
          subject { __typename ... on Thread { id title } ... on Answer { id thread { id title } } }
        }
      }
    }
  }
}`

/** The same for PostGraphile, which gives each thing the name of its column, table or function. */
export const postgraphileDocument = `query Home($slug: String!, $open: Boolean!, $types: [String]!, $audiences: [String]!) {
  community: communityBySlug(slug: $slug) {
    id: rowId slug name establishmentCount employeeCount
    threads: lastActive(open: $open, first: 20) {
      edges {
        cursor
        node {
          id: rowId title solvedAt topics answerCount lastActivityAt
          author: memberByAuthorId { id: rowId displayName }
          lastAnswer: answerByLastAnswerIdAndRowId { id: rowId createdAt author: memberByAuthorId { id: rowId displayName } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
    upcomingWorkshops(open: $open) { nodes { id: rowId title startsAt endsAt seats seatsLeft } }
    activity: happened(types: $types, audiences: $audiences, first: 20) {
      edges {
        cursor
        node {
          type occurredAt
          actor { id: rowId displayName }
          thread { id: rowId title }
          answer { id: rowId thread: threadByThreadId { id: rowId title } }
        }
      }
    }
  }
}`
