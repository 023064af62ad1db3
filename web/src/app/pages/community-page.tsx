import { Stack } from '@mantine/core'
import { Outlet, useParams } from '@tanstack/react-router'
import { useQuery } from 'urql'
import { CommunityHead } from '../../areas/territories/community/community-head.tsx'
import { graphql } from '../../generated/index.ts'
import { NotFound } from '../../ui/not-found.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { CommunityNav } from './community-nav.tsx'

const CommunityPageQuery = graphql(`
  query CommunityPage($slug: String!) {
    community(slug: $slug) {
      id
      ...CommunityHead
      ...CommunityNav
    }
  }
`)

/** The frame of a community: what it is, and its rooms. */
const CommunityPage = () => {
  const { slug } = useParams({ from: '/signed-in/communautes/$slug' })
  const [result, retry] = useQuery({ query: CommunityPageQuery, variables: { slug } })
  if (result.data?.community === null && !result.error && !result.fetching) return <NotFound />
  return (
    <Stack gap="lg">
      <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={2}>
        {({ community }) =>
          community && (
            <>
              <CommunityHead community={community} />
              <CommunityNav community={community} slug={slug} />
            </>
          )
        }
      </QueryState>
      <Outlet />
    </Stack>
  )
}

export default CommunityPage
