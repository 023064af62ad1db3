import { Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql, readFragment } from '../../../generated/index.ts'
import { usePageCursor } from '../../../lib/use-page-cursor.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { ThreadItems } from './thread-items.tsx'
import { ThreadRowFragment } from './thread-row.tsx'

const UnreadThreadsQuery = graphql(`
  query UnreadThreads($after: String) {
    viewer {
      unreadThreads(first: 10, after: $after) {
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

/** What is new since the last time, in all the viewer's communities. */
export const UnreadThreads = () => {
  const [after, goOn] = usePageCursor('unread')
  const [result, retry] = useQuery({ query: UnreadThreadsQuery, variables: { after } })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })}>
      {({ viewer }) => {
        const { edges = [], pageInfo } = viewer?.unreadThreads ?? {}
        // One that was just read stays in the answer kept, but is no longer news.
        const unread = edges.map(({ node }) => node).filter((node) => readFragment(ThreadRowFragment, node).unread)
        if (unread.length === 0) {
          return (
            <Empty>
              <Trans>Vous avez tout lu. Les nouvelles demandes s’afficheront ici.</Trans>
            </Empty>
          )
        }
        return (
          <>
            <ThreadItems threads={unread} solved={null} withCommunity of="unread" />
            <LoadMore pageInfo={pageInfo} loading={result.fetching} onMore={goOn} />
          </>
        )
      }}
    </QueryState>
  )
}
