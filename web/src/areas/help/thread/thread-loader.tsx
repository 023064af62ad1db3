import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { NotFound } from '../../../ui/not-found.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { ThreadView } from './thread-view.tsx'

const ThreadQuery = graphql(`
  query Thread($id: ID!) {
    node(id: $id) {
      ... on Thread {
        id
        ...ThreadView
      }
    }
  }
`)

/** One thread by its id; says so when it does not exist or is not open to the viewer. */
export const ThreadLoader = ({ id }: { id: string }) => {
  const [result, retry] = useQuery({ query: ThreadQuery, variables: { id } })
  const missing = result.error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'NOT_FOUND')
  if (missing && !result.data?.node) return <NotFound />
  // An error of the only field: the panel tells it, there is no thread to show beside it.
  const data = result.data?.node ? result.data : undefined
  return (
    <QueryState result={{ ...result, data }} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={5}>
      {({ node }) => (node?.__typename === 'Thread' ? <ThreadView thread={node} /> : <NotFound />)}
    </QueryState>
  )
}
