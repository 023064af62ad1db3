import { Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { Empty } from '../../../ui/empty.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { InviteForm } from './invite-form.tsx'

const InviteQuery = graphql(`
  query Invite($slug: String!) {
    community(slug: $slug) {
      id
      viewerMayInvite
      establishments {
        id
        name
      }
    }
    viewer {
      isNetworkReferent
      member {
        id
        establishment {
          id
        }
      }
    }
  }
`)

/** Brings somebody into a community. */
export const Invite = ({ slug }: { slug: string }) => {
  const [result, retry] = useQuery({ query: InviteQuery, variables: { slug } })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={5}>
      {({ community, viewer }) =>
        community?.viewerMayInvite && viewer ? (
          <InviteForm
            communityId={community.id}
            establishments={community.establishments}
            ownEstablishmentId={viewer.member.establishment?.id ?? null}
            anywhere={viewer.isNetworkReferent}
          />
        ) : (
          <Empty>
            <Trans>Vous ne pouvez pas inviter dans cette communauté.</Trans>
          </Empty>
        )
      }
    </QueryState>
  )
}
