import { Stack } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { Feed } from '../../areas/help/feed/feed.tsx'
import { CommunityMeetings } from '../../areas/workshops/home/community-meetings.tsx'
import { Panel } from '../../ui/panel.tsx'

const CommunityFeed = () => {
  const { slug } = useParams({ from: '/signed-in/communautes/$slug/activite' })
  return (
    <Stack gap="lg">
      <Panel title={<Trans>Prochaines rencontres</Trans>}>
        <CommunityMeetings slug={slug} />
      </Panel>
      <Panel title={<Trans>Activité en direct</Trans>}>
        <Feed slug={slug} />
      </Panel>
    </Stack>
  )
}

export default CommunityFeed
