import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { NotFound } from '../../../ui/not-found.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { WorkshopView } from './workshop-view.tsx'

const WorkshopQuery = graphql(`
  query Workshop($id: ID!) {
    node(id: $id) {
      ... on Workshop {
        id
        ...WorkshopView
      }
    }
  }
`)

/** One workshop by its id; says so when it does not exist or is not open to the viewer. */
export const WorkshopLoader = ({ id }: { id: string }) => {
  const [result, retry] = useQuery({ query: WorkshopQuery, variables: { id } })
  const missing = result.error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'NOT_FOUND')
  if (missing && !result.data?.node) return <NotFound />
  const data = result.data?.node ? result.data : undefined
  return (
    <QueryState result={{ ...result, data }} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={5}>
      {({ node }) => (node?.__typename === 'Workshop' ? <WorkshopView workshop={node} /> : <NotFound />)}
    </QueryState>
  )
}
