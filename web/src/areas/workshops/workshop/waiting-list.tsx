import { List, Stack, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { DayAndHour } from '../../../ui/day-and-hour.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { useRegistrationStateName } from '../registration-state.ts'

const WaitingListQuery = graphql(`
  query WaitingList($id: ID!) {
    node(id: $id) {
      ... on Workshop {
        id
        waitingList {
          id
          state
          offerExpiresAt
          member {
            id
            displayName
          }
        }
        seatSkips {
          createdAt
          member {
            id
            displayName
          }
        }
      }
    }
  }
`)

/** For organisers: who waits, in order, and past whom freed seats went. */
export const WaitingList = ({ workshopId }: { workshopId: string }) => {
  const stateName = useRegistrationStateName()
  const [{ data }] = useQuery({ query: WaitingListQuery, variables: { id: workshopId } })
  const workshop = data?.node?.__typename === 'Workshop' ? data.node : null
  if (!workshop || (workshop.waitingList.length === 0 && workshop.seatSkips.length === 0)) return null
  return (
    <Stack gap="sm">
      <Text fw={600}>
        <Trans>Liste d’attente</Trans>
      </Text>
      <List type="ordered">
        {workshop.waitingList.map(({ id, state, offerExpiresAt, member }) => (
          <List.Item key={id}>
            {member.displayName}
            {state === 'OFFERED' && (
              <>
                {' · '}
                {stateName(state)}
                {offerExpiresAt && (
                  <>
                    {', '}
                    <Trans>
                      jusqu’au <DayAndHour at={offerExpiresAt} />
                    </Trans>
                  </>
                )}
              </>
            )}
          </List.Item>
        ))}
      </List>
      {workshop.seatSkips.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            <Trans>Personnes dont le tour est passé</Trans>
          </Text>
          <List size="sm">
            {workshop.seatSkips.map(({ createdAt, member }) => (
              <List.Item key={`${member.id} ${createdAt}`}>
                {member.displayName} · <Trans>son établissement a déjà toutes ses places</Trans> ·{' '}
                <Moment at={createdAt} />
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  )
}
