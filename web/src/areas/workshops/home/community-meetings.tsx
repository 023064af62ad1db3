import { Stack } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { Empty } from '../../../ui/empty.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { WorkshopRow } from '../list/workshop-row.tsx'

const CommunityMeetingsQuery = graphql(`
  query CommunityMeetings($slug: String!) {
    community(slug: $slug) {
      id
      upcomingWorkshops {
        id
        ...WorkshopFacts
      }
    }
  }
`)

/** What a community meets for next. */
export const CommunityMeetings = ({ slug }: { slug: string }) => {
  const [result, retry] = useQuery({ query: CommunityMeetingsQuery, variables: { slug } })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })}>
      {({ community }) => {
        const meetings = community?.upcomingWorkshops ?? []
        if (meetings.length === 0) {
          return (
            <Empty>
              <Trans>Aucune rencontre prévue pour le moment.</Trans>
            </Empty>
          )
        }
        return (
          <Stack gap="md">
            {meetings.map((meeting) => (
              <WorkshopRow key={meeting.id} workshop={meeting} />
            ))}
          </Stack>
        )
      }}
    </QueryState>
  )
}
