import { Trans } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { Feed } from '../../areas/help/feed/feed.tsx'
import { Panel } from '../../ui/panel.tsx'

const CommunityFeed = () => {
  const { slug } = useParams({ from: '/signed-in/communautes/$slug/activite' })
  return (
    <Panel title={<Trans>Activité en direct</Trans>}>
      <Feed slug={slug} />
    </Panel>
  )
}

export default CommunityFeed
