import { Trans } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { Invite } from '../../areas/people/invite/invite.tsx'
import { Panel } from '../../ui/panel.tsx'

const CommunityInvite = () => {
  const { slug } = useParams({ from: '/signed-in/communautes/$slug/inviter' })
  return (
    <Panel title={<Trans>Inviter quelqu’un</Trans>}>
      <Invite slug={slug} />
    </Panel>
  )
}

export default CommunityInvite
