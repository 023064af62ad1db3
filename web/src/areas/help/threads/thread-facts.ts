import { graphql } from '../../../generated/index.ts'

/** What a list tells of a thread, without what depends on the viewer: live items carry the same for everybody. */
export const ThreadFacts = graphql(`
  fragment ThreadFacts on Thread {
    id
    title
    excerpt
    topics
    openToNetwork
    solvedAt
    answerCount
    createdAt
    editedAt
    lastActivityAt
    author {
      ...MemberName
    }
    community {
      id
      slug
      name
    }
  }
`)
