import { graphql } from '../../generated/index.ts'

/** What a list and a live item show of a workshop: nothing that depends on who looks. */
export const WorkshopFacts = graphql(`
  fragment WorkshopFacts on Workshop {
    id
    kind
    state
    title
    startsAt
    endsAt
    seats
    seatsTaken
    seatsLeft
    waitingCount
    address
    hasVideo
    cancelReason
    version
    commune {
      code
      name
    }
    communities {
      id
      name
    }
  }
`)
