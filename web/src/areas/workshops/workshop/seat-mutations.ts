import { graphql } from '../../../generated/index.ts'

/** Takes a seat, or a place in the waiting list: one’s own, or a colleague’s. */
export const RegisterMutation = graphql(`
  mutation RegisterForWorkshop($input: RegisterForWorkshopInput!) {
    registerForWorkshop(input: $input) {
      ... on Registration {
        id
        workshop {
          id
          ...WorkshopFacts
          ...Registering
          ...Colleagues
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`)
/** Gives it back. */
export const CancelMutation = graphql(`
  mutation CancelRegistration($input: CancelRegistrationInput!) {
    cancelRegistration(input: $input) {
      ... on Registration {
        id
        workshop {
          id
          ...WorkshopFacts
          ...Registering
          ...Colleagues
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`)
