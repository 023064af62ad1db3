import { Trans } from '@lingui/react/macro'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useQuery } from 'urql'
import { AskForm } from '../../areas/help/ask/ask-form.tsx'
import { graphql } from '../../generated/index.ts'
import { Empty } from '../../ui/empty.tsx'
import { Panel } from '../../ui/panel.tsx'
import { QueryState } from '../../ui/query-state.tsx'

const CommunityAskQuery = graphql(`
  query CommunityAsk($slug: String!) {
    community(slug: $slug) {
      id
      viewerMayAsk
    }
  }
`)

const CommunityAsk = () => {
  const { slug } = useParams({ from: '/signed-in/communautes/$slug/demander' })
  const navigate = useNavigate()
  const [result, retry] = useQuery({ query: CommunityAskQuery, variables: { slug } })
  const open = (id: string) => void navigate({ to: '/fils/$id', params: { id } })
  return (
    <Panel title={<Trans>Demander de l’aide à la communauté</Trans>}>
      <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })}>
        {({ community }) =>
          community?.viewerMayAsk ? (
            <AskForm communityId={community.id} onAsked={open} />
          ) : (
            <Empty>
              <Trans>Seuls les membres de cette communauté peuvent y demander de l’aide.</Trans>
            </Empty>
          )
        }
      </QueryState>
    </Panel>
  )
}

export default CommunityAsk
