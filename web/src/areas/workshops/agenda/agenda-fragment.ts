import { graphql } from '../../../generated/index.ts'

export const AgendaFragment = graphql(`
  fragment Agenda on Workshop {
    id
    viewerMayOrganise
    viewerMayProposePoint
    communities {
      id
      name
      slug
    }
    agenda {
      id
      title
      minutes
      state
      threadId
      threadSolved
      viewerMayWithdraw
      proposedBy {
        id
        displayName
      }
    }
  }
`)
