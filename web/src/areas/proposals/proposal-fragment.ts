import { graphql } from '../../generated/index.ts'

export const ProposalFragment = graphql(`
  fragment Proposal on Proposal {
    id
    ...ProposalFacts
    body
    bodyHtml
    createdAt
    viewerSupports
    viewerMayEdit
    viewerMaySetState
    author {
      id
      ...MemberName
    }
    workshop {
      id
      title
    }
    steps {
      state
      reason
      createdAt
      member {
        id
        displayName
      }
    }
    amendments {
      id
      bodyHtml
      reason
      state
      outdated
      createdAt
      author {
        id
        ...MemberName
      }
    }
  }
`)
