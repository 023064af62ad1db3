import { Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { Link } from '../../../ui/link.tsx'
import { NotFound } from '../../../ui/not-found.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { MinutesEditor } from './minutes-editor.tsx'
import { MinutesQuery } from './minutes-query.ts'
import { FrenchTitle } from '../../../ui/french-title.tsx'

/** The minutes of one workshop, for those who write them. */
export const MinutesLoader = ({ id }: { id: string }) => {
  const { t } = useLingui()
  const [result, retry] = useQuery({ query: MinutesQuery, variables: { id } })
  const renew = () => retry({ requestPolicy: 'network-only' })
  const missing = result.error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'NOT_FOUND')
  if (missing && !result.data?.node) return <NotFound />
  const data = result.data?.node ? result.data : undefined
  return (
    <QueryState result={{ ...result, data }} onRetry={renew} lines={8}>
      {({ node }) => {
        if (node?.__typename !== 'Workshop' || !node.viewerMayOrganise) return <NotFound />
        const { minutes, title } = node
        const saved = {
          body: minutes?.body ?? '',
          version: minutes?.version ?? 0,
          publishedAt: minutes?.publishedAt ?? null,
          author: minutes?.updatedBy?.displayName ?? null,
        }
        return (
          <Stack gap="lg">
            <PageTitle tab={t`Compte rendu`}>
              <Trans>
                Compte rendu : <FrenchTitle>{title}</FrenchTitle>
              </Trans>
            </PageTitle>
            <Link to="/ateliers/$id" params={{ id }}>
              <Trans>Revenir à la rencontre</Trans>
            </Link>
            <MinutesEditor workshopId={id} saved={saved} renew={renew} />
          </Stack>
        )
      }}
    </QueryState>
  )
}
