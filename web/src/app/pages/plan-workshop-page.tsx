import { Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { PlanForm } from '../../areas/workshops/plan/plan-form.tsx'
import { PageTitle } from '../../ui/page-title.tsx'

const PlanWorkshopPage = () => {
  const { t } = useLingui()
  const navigate = useNavigate()
  return (
    <Stack gap="lg">
      <PageTitle tab={t`Prévoir une rencontre`}>
        <Trans>Prévoir une rencontre</Trans>
      </PageTitle>
      <PlanForm onPlanned={(id) => void navigate({ to: '/ateliers/$id', params: { id } })} />
    </Stack>
  )
}

export default PlanWorkshopPage
