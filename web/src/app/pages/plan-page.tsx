import { Group, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plan } from '../../areas/proposals/plan.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Panel } from '../../ui/panel.tsx'

const PlanPage = () => {
  const { t } = useLingui()
  const { theme = '', partenaire = '' } = useSearch({ from: '/signed-in/plan' })
  const navigate = useNavigate()
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle tab={t`Plan de transformation managériale`}>
          <Trans>Plan de transformation managériale</Trans>
        </PageTitle>
        <ButtonLink to="/plan/nouvelle" search={{ atelier: '' }}>
          <Trans>Faire une proposition</Trans>
        </ButtonLink>
      </Group>
      <Panel title={<Trans>Les propositions</Trans>}>
        <Plan
          theme={theme}
          partner={partenaire}
          onChoose={(choice) =>
            void navigate({
              to: '/plan',
              search: {
                ...(choice.theme ? { theme: choice.theme } : {}),
                ...(choice.partner ? { partenaire: choice.partner } : {}),
              },
              replace: true,
            })
          }
        />
      </Panel>
    </Stack>
  )
}

export default PlanPage
