import { Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { usePageCursor } from '../../../lib/use-page-cursor.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { ThreadItems } from './thread-items.tsx'

const SearchThreadsQuery = graphql(`
  query SearchThreads($words: String!, $after: String) {
    searchThreads(query: $words, first: 20, after: $after) {
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
`)

/** Threads of all the viewer's communities that hold these words, best first. */
export const SearchThreads = ({ words }: { words: string }) => {
  const [after, goOn] = usePageCursor(words)
  const [result, retry] = useQuery({ query: SearchThreadsQuery, variables: { words, after }, pause: words === '' })
  if (words === '') return null
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={5}>
      {({ searchThreads: { edges, pageInfo } }) =>
        edges.length === 0 ? (
          <Empty>
            <Trans>Aucun fil ne correspond à ces mots. Essayez-en d’autres.</Trans>
          </Empty>
        ) : (
          <>
            <ThreadItems threads={edges.map(({ node }) => node)} solved={null} asGiven withCommunity of={words} />
            <LoadMore pageInfo={pageInfo} loading={result.fetching} onMore={goOn} />
          </>
        )
      }
    </QueryState>
  )
}
