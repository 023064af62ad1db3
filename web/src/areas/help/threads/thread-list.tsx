import { Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { usePageCursor } from '../../../lib/use-page-cursor.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import type { SolvedFilter } from './order-threads.ts'
import { ThreadItems } from './thread-items.tsx'

const CommunityThreads = graphql(`
  query CommunityThreads($slug: String!, $solved: Boolean, $search: String, $after: String) {
    community(slug: $slug) {
      id
      threads(first: 20, solved: $solved, search: $search, after: $after) {
        edges {
          node {
            ...ThreadRow
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

interface Props {
  slug: string
  solved: SolvedFilter
  search: string
}

/** The threads of a community, filtered and searched. */
export const ThreadList = ({ slug, solved, search }: Props) => {
  const words = useDebounced(search.trim(), 300)
  const of = `${slug} ${solved} ${words}`
  const [after, goOn] = usePageCursor(of)
  const [result, retry] = useQuery({
    query: CommunityThreads,
    variables: { slug, solved, search: words || null, after },
  })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={5}>
      {({ community }) => {
        const { edges = [], pageInfo } = community?.threads ?? {}
        if (edges.length === 0) return <Empty>{words ? <NothingFound /> : <NothingYet solved={solved} />}</Empty>
        return (
          <>
            <ThreadItems threads={edges.map(({ node }) => node)} solved={solved} of={of} />
            <LoadMore pageInfo={pageInfo} loading={result.fetching} onMore={goOn} />
          </>
        )
      }}
    </QueryState>
  )
}

const NothingFound = () => <Trans>Aucun fil ne correspond à ces mots. Essayez-en d’autres, ou posez la question.</Trans>

const NothingYet = ({ solved }: { solved: SolvedFilter }) => {
  if (solved === null) return <Trans>Aucun fil pour l’instant. Posez la première question !</Trans>
  return solved ? <Trans>Aucun fil résolu pour l’instant.</Trans> : <Trans>Aucune question en attente.</Trans>
}
