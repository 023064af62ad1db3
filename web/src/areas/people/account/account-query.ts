import { graphql } from '../../../generated/index.ts'

export const AccountQuery = graphql(`
  query Account {
    viewer {
      ...Profile
      ...Sessions
      ...Tokens
    }
  }
`)
