import { Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { UnreadThreads } from '../../areas/help/threads/unread-threads.tsx'
import { Communities } from '../../areas/territories/home/communities.tsx'
import { MyMeetings } from '../../areas/workshops/home/my-meetings.tsx'
import { OpenPolls } from '../../areas/workshops/polls/open-polls.tsx'
import { useViewer } from '../../lib/viewer.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { Panel } from '../../ui/panel.tsx'

const HomePage = () => {
  const { t } = useLingui()
  const { displayName } = useViewer()
  return (
    <Stack gap="lg">
      <PageTitle tab={t`Accueil`}>
        <Trans>Bonjour {displayName}</Trans>
      </PageTitle>
      <Panel title={<Trans>Quoi de neuf depuis votre dernière visite</Trans>}>
        <UnreadThreads />
      </Panel>
      <Panel title={<Trans>Mes prochaines rencontres</Trans>}>
        <MyMeetings />
      </Panel>
      <OpenPolls />
      <Panel title={<Trans>Les communautés</Trans>}>
        <Communities />
      </Panel>
    </Stack>
  )
}

export default HomePage
