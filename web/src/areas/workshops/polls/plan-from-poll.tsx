import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { NotFound } from '../../../ui/not-found.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { dayAndHour } from '../plan/paris.ts'
import { PlanForm } from '../plan/plan-form.tsx'
import { emptyDate, emptyWorkshop } from '../plan/workshop-values.ts'

const PollToPlanQuery = graphql(`
  query PollToPlan($id: ID!) {
    node(id: $id) {
      ... on DatePoll {
        id
        kind
        title
        description
        communities {
          id
        }
        bestSlot {
          id
          startsAt
          endsAt
        }
      }
    }
  }
`)

interface Props {
  pollId: string
  onPlanned: (id: string) => void
}

/** The form of a workshop, filled in with what a poll found. */
export const PlanFromPoll = ({ pollId, onPlanned }: Props) => {
  const [result, retry] = useQuery({ query: PollToPlanQuery, variables: { id: pollId } })
  const missing = result.error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'NOT_FOUND')
  if (missing && !result.data?.node) return <NotFound />
  const data = result.data?.node ? result.data : undefined
  return (
    <QueryState result={{ ...result, data }} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={5}>
      {({ node }) => {
        if (node?.__typename !== 'DatePoll') return <NotFound />
        const { kind, title, description, communities, bestSlot } = node
        const start = {
          ...emptyWorkshop,
          kind,
          title,
          description,
          communityIds: communities.map(({ id }) => id),
          dates: bestSlot
            ? [
                {
                  ...emptyDate,
                  day: dayAndHour(bestSlot.startsAt).day,
                  from: dayAndHour(bestSlot.startsAt).hour,
                  until: dayAndHour(bestSlot.endsAt).hour,
                },
              ]
            : [emptyDate],
        }
        return <PlanForm start={start} datePollId={pollId} onPlanned={onPlanned} />
      }}
    </QueryState>
  )
}
