import { graphql } from '../../../generated/index.ts'

/** What a list shows of a poll. */
export const PollFacts = graphql(`
  fragment PollFacts on DatePoll {
    id
    title
    closesAt
    closedAt
    answererCount
    viewerMayAnswer
    communities {
      id
      name
    }
  }
`)

export const PollFragment = graphql(`
  fragment Poll on DatePoll {
    id
    ...PollFacts
    descriptionHtml
    viewerMayClose
    createdBy {
      id
      ...MemberName
    }
    workshop {
      id
      title
    }
    bestSlot {
      id
    }
    slots {
      id
      startsAt
      endsAt
      yes
      ifNeedBe
      no
      viewerChoice
      answers {
        choice
        member {
          id
          displayName
        }
      }
    }
  }
`)
