import { graphql } from '../../../generated/index.ts'

export const ThreadAnswers = graphql(`
  query ThreadAnswers($id: ID!, $after: String) {
    node(id: $id) {
      ... on Thread {
        id
        answers(first: 50, after: $after) {
          edges {
            node {
              id
              ...AnswerCard
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`)
