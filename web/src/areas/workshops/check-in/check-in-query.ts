import { graphql } from '../../../generated/index.ts'

export const SheetFragment = graphql(`
  fragment Sheet on Workshop {
    id
    attendance {
      entries {
        establishmentName
        registration {
          id
          state
          walkIn
          member {
            id
            displayName
          }
        }
        marks {
          dateId
          mark
        }
      }
      walkIns {
        id
        dateId
        name
        organisation
      }
    }
  }
`)

export const CheckInQuery = graphql(`
  query CheckIn($id: ID!) {
    node(id: $id) {
      ... on Workshop {
        id
        title
        dates {
          id
          startsAt
          endsAt
        }
        ...Sheet
      }
    }
  }
`)

export const MarkAttendanceMutation = graphql(`
  mutation MarkAttendance($input: MarkAttendanceInput!) {
    markAttendance(input: $input) {
      ... on Workshop {
        id
        ...Sheet
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

export const AddWalkInMutation = graphql(`
  mutation AddWalkIn($input: AddWalkInInput!) {
    addWalkIn(input: $input) {
      ... on Workshop {
        id
        ...Sheet
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

export const RemoveWalkInMutation = graphql(`
  mutation RemoveWalkIn($input: RemoveWalkInInput!) {
    removeWalkIn(input: $input) {
      ... on Workshop {
        id
        ...Sheet
      }
      ... on Error {
        code
        message
      }
    }
  }
`)
