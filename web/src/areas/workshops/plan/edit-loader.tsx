import { Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { Link } from '../../../ui/link.tsx'
import { NotFound } from '../../../ui/not-found.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { EditForm } from './edit-form.tsx'
import { dayAndHour } from './paris.ts'
import { FrenchTitle } from '../../../ui/french-title.tsx'

const EditedQuery = graphql(`
  query EditedWorkshop($id: ID!) {
    node(id: $id) {
      ... on Workshop {
        id
        version
        viewerMayOrganise
        kind
        state
        title
        description
        openTo
        publicListing
        roles
        offerHours
        address
        access
        videoUrl
        seats
        seatsPerEstablishment
        commune {
          code
          name
        }
        communities {
          id
          name
        }
        dates {
          id
          startsAt
          endsAt
          address
          commune {
            code
            name
          }
        }
      }
    }
  }
`)

/** One workshop to be changed, by who organises it. */
export const EditLoader = ({ id, onSaved }: { id: string; onSaved: () => void }) => {
  const { t } = useLingui()
  const [result, retry] = useQuery({ query: EditedQuery, variables: { id }, requestPolicy: 'cache-and-network' })
  const missing = result.error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'NOT_FOUND')
  if (missing && !result.data?.node) return <NotFound />
  const data = result.data?.node ? result.data : undefined
  return (
    <QueryState result={{ ...result, data }} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={8}>
      {({ node }) => {
        if (node?.__typename !== 'Workshop' || !node.viewerMayOrganise) return <NotFound />
        const saved = {
          kind: node.kind,
          title: node.title,
          description: node.description,
          communityIds: node.communities.map((community) => community.id),
          dates: node.dates.map(({ startsAt, endsAt, commune, address }) => ({
            day: dayAndHour(startsAt).day,
            from: dayAndHour(startsAt).hour,
            until: dayAndHour(endsAt).hour,
            communeCode: commune?.code ?? null,
            address: address ?? null,
          })),
          communeCode: node.commune?.code ?? '',
          address: node.address ?? '',
          access: node.access ?? '',
          videoUrl: node.videoUrl ?? '',
          seats: node.seats?.toString() ?? '',
          seatsPerEstablishment: node.seatsPerEstablishment?.toString() ?? '',
          openToNetwork: node.openTo === 'NETWORK',
          publicListing: node.publicListing,
          roles: node.roles,
          offerHours: node.offerHours.toString(),
        }
        return (
          <Stack gap="lg">
            <PageTitle tab={t`Modifier`}>
              <Trans>
                Modifier : <FrenchTitle>{node.title}</FrenchTitle>
              </Trans>
            </PageTitle>
            <Link to="/ateliers/$id" params={{ id }}>
              <Trans>Revenir à la rencontre</Trans>
            </Link>
            <EditForm
              workshopId={id}
              version={node.version}
              saved={saved}
              published={node.state === 'PUBLISHED'}
              onSaved={onSaved}
              onOutdated={() => retry({ requestPolicy: 'network-only' })}
            />
          </Stack>
        )
      }}
    </QueryState>
  )
}
