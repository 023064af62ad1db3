import { graphql } from '../../generated/index.ts'

/** What a list shows of a proposal. */
export const ProposalFacts = graphql(`
  fragment ProposalFacts on Proposal {
    id
    title
    state
    theme
    partners
    supportCount
    version
  }
`)
