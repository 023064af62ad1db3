import { Skeleton } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { Empty } from '../../../ui/empty.tsx'
import { ErrorBoundary } from '../../../ui/error-boundary.tsx'
import list from '../../../ui/list.module.css'
import { QueryState } from '../../../ui/query-state.tsx'
import classes from './communities.module.css'
import { CommunityCard } from './community-card.tsx'

const CommunitiesQuery = graphql(`
  query Communities {
    communities {
      id
      ...CommunityCard
      ...MapCommunity
    }
  }
`)

const CommunityMap = lazy(() => import('./community-map.tsx'))

/** The communities as a schematic map and as a list that says the same. */
export const Communities = () => {
  const { t } = useLingui()
  const [result, retry] = useQuery({ query: CommunitiesQuery })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={9}>
      {({ communities }) =>
        communities.length === 0 ? (
          <Empty>
            <Trans>Aucune communauté n’est encore enregistrée.</Trans>
          </Empty>
        ) : (
          <div className={classes['both']}>
            <ErrorBoundary>
              <Suspense fallback={<Skeleton className={classes['map'] ?? ''} />}>
                <CommunityMap communities={communities} />
              </Suspense>
            </ErrorBoundary>
            <ul className={list['plain']} aria-label={t`Communautés`}>
              {communities.map((community, index) => (
                <li key={community.id}>
                  <CommunityCard community={community} index={index} />
                </li>
              ))}
            </ul>
          </div>
        )
      }
    </QueryState>
  )
}
