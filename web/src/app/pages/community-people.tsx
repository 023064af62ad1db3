import { Stack } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { WhoToAsk } from '../../areas/help/who-to-ask.tsx'
import { Members } from '../../areas/people/members/members.tsx'
import { Panel } from '../../ui/panel.tsx'

const CommunityPeople = () => {
  const { slug } = useParams({ from: '/signed-in/communautes/$slug/personnes' })
  return (
    <Stack gap="lg">
      <Panel title={<Trans>Qui a déjà aidé, et sur quoi</Trans>}>
        <WhoToAsk slug={slug} />
      </Panel>
      <Panel title={<Trans>Membres de la communauté</Trans>}>
        <Members slug={slug} />
      </Panel>
    </Stack>
  )
}

export default CommunityPeople
