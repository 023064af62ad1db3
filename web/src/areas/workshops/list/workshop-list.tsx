import { Stack } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import type { WorkshopFilter } from '../../../generated/graphql.ts'
import { usePageCursor } from '../../../lib/use-page-cursor.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { WorkshopRow } from './workshop-row.tsx'

const WorkshopsQuery = graphql(`
  query Workshops($filter: WorkshopFilter, $order: WorkshopOrder, $after: String) {
    workshops(filter: $filter, order: $order, first: 20, after: $after) {
      edges {
        node {
          id
          ...WorkshopFacts
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

/** What is to come, the soonest first; or what is over, the latest first. */
export const WorkshopList = ({ past, filter }: { past: boolean; filter: WorkshopFilter }) => {
  const [now] = useState(() => new Date().toISOString())
  const [after, goOn] = usePageCursor(`${past} ${JSON.stringify(filter)}`)
  const [result, retry] = useQuery({
    query: WorkshopsQuery,
    variables: {
      filter: { ...filter, ...(past ? { until: now } : { from: now }) },
      order: past ? ('LATEST_FIRST' as const) : ('SOONEST_FIRST' as const),
      after,
    },
  })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })}>
      {({ workshops: { edges, pageInfo } }) =>
        edges.length === 0 ? (
          <Empty>
            {Object.keys(filter).length > 0 ? (
              <Trans>Aucune rencontre ne correspond à ces choix.</Trans>
            ) : past ? (
              <Trans>Aucune rencontre passée pour le moment.</Trans>
            ) : (
              <Trans>Aucune rencontre à venir. Les prochaines s’afficheront ici dès leur publication.</Trans>
            )}
          </Empty>
        ) : (
          <Stack gap="md">
            {edges.map(({ node }) => (
              <WorkshopRow key={node.id} workshop={node} />
            ))}
            <LoadMore pageInfo={pageInfo} loading={result.fetching} onMore={goOn} />
          </Stack>
        )
      }
    </QueryState>
  )
}
