import { Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { Empty } from '../../../ui/empty.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { EditCommunityForm } from './edit-community-form.tsx'

const CommunityToEditQuery = graphql(`
  query CommunityToEdit($slug: String!) {
    community(slug: $slug) {
      id
      viewerMayEdit
      ...EditCommunityValues
    }
    communes {
      code
      ...ChoosableCommune
    }
  }
`)

/** The referent changes a community's name and ground. */
export const EditCommunity = ({ slug, onSaved }: { slug: string; onSaved: (slug: string) => void }) => {
  const [result, retry] = useQuery({ query: CommunityToEditQuery, variables: { slug }, requestPolicy: 'network-only' })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={6}>
      {({ community, communes }) =>
        community?.viewerMayEdit ? (
          <EditCommunityForm
            community={community}
            communes={communes}
            onSaved={onSaved}
            onOutdated={() => retry({ requestPolicy: 'network-only' })}
          />
        ) : (
          <Empty>
            <Trans>Seule la référente réseau peut modifier une communauté.</Trans>
          </Empty>
        )
      }
    </QueryState>
  )
}
