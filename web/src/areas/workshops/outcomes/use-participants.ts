import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'

const ParticipantsQuery = graphql(`
  query Participants($id: ID!) {
    node(id: $id) {
      ... on Workshop {
        id
        organisers {
          id
          displayName
        }
        registrations(first: 100) {
          edges {
            node {
              id
              member {
                id
                displayName
              }
            }
          }
        }
      }
    }
  }
`)
/** Who may be given something to do: organisers and those who are registered, as choices of a list. */
export const useParticipants = (workshopId: string): { value: string; label: string }[] => {
  const [{ data }] = useQuery({ query: ParticipantsQuery, variables: { id: workshopId } })
  const workshop = data?.node?.__typename === 'Workshop' ? data.node : null
  const members = [
    ...(workshop?.organisers ?? []),
    ...(workshop?.registrations.edges.map(({ node }) => node.member) ?? []),
  ]
  const names = new Map(members.map(({ id, displayName }) => [id, displayName]))
  return [...names].map(([value, label]) => ({ value, label }))
}
