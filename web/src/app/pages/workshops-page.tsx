import { Group, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useSearch } from '@tanstack/react-router'
import { WorkshopList } from '../../areas/workshops/list/workshop-list.tsx'
import { PlanLink } from '../../areas/workshops/list/plan-link.tsx'
import { Link } from '../../ui/link.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Panel } from '../../ui/panel.tsx'

const WorkshopsPage = () => {
  const { t } = useLingui()
  const past = useSearch({ from: '/signed-in/ateliers' }).passees === true
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle tab={t`Rencontres`}>
          <Trans>Ateliers et rencontres</Trans>
        </PageTitle>
        <Group gap="md">
          <Link to="/plan">
            <Trans>Le plan</Trans>
          </Link>
          <Link to="/calendriers">
            <Trans>Dans mon agenda</Trans>
          </Link>
          <PlanLink />
        </Group>
      </Group>
      <Panel
        title={past ? <Trans>Passées</Trans> : <Trans>À venir</Trans>}
        action={
          past ? (
            <Link to="/ateliers">
              <Trans>Voir les rencontres à venir</Trans>
            </Link>
          ) : (
            <Link to="/ateliers" search={{ passees: true }}>
              <Trans>Voir les rencontres passées</Trans>
            </Link>
          )
        }
      >
        <WorkshopList key={past ? 'past' : 'upcoming'} past={past} />
      </Panel>
    </Stack>
  )
}

export default WorkshopsPage
