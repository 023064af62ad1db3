import { Stack, Text } from '@mantine/core'
import { Plural, Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Link } from '../../../ui/link.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { WorkshopRow } from '../list/workshop-row.tsx'

const MyMeetingsQuery = graphql(`
  query MyMeetings {
    viewer {
      upcomingWorkshops {
        id
        ...WorkshopFacts
      }
      tasks {
        id
        doneAt
      }
    }
  }
`)

/** Where the member is expected next, and how much he or she has to do from earlier meetings. */
export const MyMeetings = () => {
  const [result, retry] = useQuery({ query: MyMeetingsQuery })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })}>
      {({ viewer }) => {
        const open = viewer?.tasks.filter(({ doneAt }) => !doneAt).length ?? 0
        const meetings = viewer?.upcomingWorkshops ?? []
        return (
          <Stack gap="md">
            {open > 0 && (
              <Text>
                <Link to="/taches">
                  <Plural value={open} one="# tâche à faire" other="# tâches à faire" />
                </Link>
              </Text>
            )}
            {meetings.length === 0 ? (
              <Empty>
                <Trans>Vous n’êtes inscrit à aucune rencontre.</Trans>{' '}
                <Link to="/ateliers">
                  <Trans>Voir les rencontres à venir</Trans>
                </Link>
              </Empty>
            ) : (
              meetings.map((meeting) => <WorkshopRow key={meeting.id} workshop={meeting} />)
            )}
          </Stack>
        )
      }}
    </QueryState>
  )
}
