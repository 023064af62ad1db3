import { Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { readFragment } from '../../../generated/index.ts'
import { Link } from '../../../ui/link.tsx'
import { NotFound } from '../../../ui/not-found.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { CheckIn } from './check-in.tsx'
import { CheckInQuery, SheetFragment } from './check-in-query.ts'
import { FrenchTitle } from '../../../ui/french-title.tsx'

/** The check-in of one workshop, for its organisers. */
export const CheckInLoader = ({ id }: { id: string }) => {
  const { t } = useLingui()
  const [result, retry] = useQuery({ query: CheckInQuery, variables: { id } })
  const missing = result.error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'NOT_FOUND')
  if (missing && !result.data?.node) return <NotFound />
  const data = result.data?.node ? result.data : undefined
  return (
    <QueryState result={{ ...result, data }} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={8}>
      {({ node }) => {
        if (node?.__typename !== 'Workshop' || !readFragment(SheetFragment, node).attendance) return <NotFound />
        const { title, dates } = node
        return (
          <Stack gap="lg">
            <PageTitle tab={t`Émargement`}>
              <Trans>
                Présences : <FrenchTitle>{title}</FrenchTitle>
              </Trans>
            </PageTitle>
            <Link to="/ateliers/$id" params={{ id }}>
              <Trans>Revenir à la rencontre</Trans>
            </Link>
            <CheckIn workshopId={id} dates={dates} sheet={node} />
          </Stack>
        )
      }}
    </QueryState>
  )
}
