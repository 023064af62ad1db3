import { graphql } from '../../generated/index.ts'

/** The same text and fields for everybody, so that the server makes each item once for all who see it. */
export const ActivityDocument = graphql(`
  subscription Activity($after: String) {
    activity(after: $after, tellWhenCaughtUp: true) {
      ...FeedItem
      cursor
      kind
      actor {
        id
        displayName
      }
      community {
        id
        slug
        name
      }
      subject {
        ... on Thread {
          id
          title
          ...ThreadFacts
          solvingAnswer {
            id
          }
        }
        ... on Answer {
          id
          thread {
            id
            title
            ...ThreadFacts
          }
        }
        ... on Community {
          id
          name
          version
        }
        ... on Member {
          id
          displayName
        }
        ... on Workshop {
          id
          ...WorkshopFacts
        }
        ... on DatePoll {
          id
          title
          closesAt
        }
        ... on Proposal {
          id
          title
          supportCount
          version
        }
      }
    }
  }
`)

export const ActivityCursorDocument = graphql(`
  query ActivityCursor {
    activityCursor
  }
`)
