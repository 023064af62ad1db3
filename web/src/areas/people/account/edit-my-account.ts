import { graphql } from '../../../generated/index.ts'

export const EditMyAccountMutation = graphql(`
  mutation EditMyAccount($input: EditMyAccountInput!) {
    editMyAccount(input: $input) {
      ... on Member {
        id
        displayName
      }
      ... on Error {
        code
        message
      }
      ... on InvalidInput {
        field
      }
    }
  }
`)
