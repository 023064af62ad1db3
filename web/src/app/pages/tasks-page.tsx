import { Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { MyTasks } from '../../areas/workshops/outcomes/my-tasks.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Panel } from '../../ui/panel.tsx'

const TasksPage = () => {
  const { t } = useLingui()
  return (
    <Stack gap="lg">
      <PageTitle tab={t`Mes tâches`}>
        <Trans>Mes tâches</Trans>
      </PageTitle>
      <Panel title={<Trans>Décidées lors des rencontres</Trans>}>
        <MyTasks />
      </Panel>
    </Stack>
  )
}

export default TasksPage
