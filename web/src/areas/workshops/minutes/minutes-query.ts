import { graphql } from '../../../generated/index.ts'

export const MinutesQuery = graphql(`
  query Minutes($id: ID!) {
    node(id: $id) {
      ... on Workshop {
        id
        title
        viewerMayOrganise
        minutes {
          body
          version
          publishedAt
          updatedBy {
            id
            displayName
          }
        }
      }
    }
  }
`)

export const SaveMinutesMutation = graphql(`
  mutation SaveMinutes($input: SaveMinutesInput!) {
    saveMinutes(input: $input) {
      ... on Workshop {
        id
        minutes {
          body
          version
          publishedAt
          updatedBy {
            id
            displayName
          }
        }
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

export const PublishMinutesMutation = graphql(`
  mutation PublishMinutes($input: PublishMinutesInput!) {
    publishMinutes(input: $input) {
      ... on Workshop {
        id
        minutes {
          body
          bodyHtml
          version
          publishedAt
        }
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
