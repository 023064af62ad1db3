import { Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { usePageCursor } from '../../../lib/use-page-cursor.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { FeedItems } from './feed-items.tsx'

const CommunityFeed = graphql(`
  query CommunityFeed($slug: String!, $after: String) {
    community(slug: $slug) {
      id
      activity(first: 15, after: $after) {
        edges {
          node {
            ...FeedItem
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

/** What happens in a community, live, newest first. */
export const Feed = ({ slug }: { slug: string }) => {
  const [after, goOn] = usePageCursor(slug)
  const [result, retry] = useQuery({ query: CommunityFeed, variables: { slug, after } })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={4}>
      {({ community }) => {
        const { edges = [], pageInfo } = community?.activity ?? {}
        if (edges.length === 0) {
          return (
            <Empty>
              <Trans>Rien pour l’instant. Ce qui se passe ici s’affichera sans recharger la page.</Trans>
            </Empty>
          )
        }
        return (
          <>
            <FeedItems items={edges.map(({ node }) => node)} of={slug} />
            <LoadMore pageInfo={pageInfo} loading={result.fetching} onMore={goOn} />
          </>
        )
      }}
    </QueryState>
  )
}
