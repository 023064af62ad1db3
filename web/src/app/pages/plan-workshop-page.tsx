import { Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { PlanForm } from '../../areas/workshops/plan/plan-form.tsx'
import { PlanFromPoll } from '../../areas/workshops/polls/plan-from-poll.tsx'
import { PageTitle } from '../../ui/page-title.tsx'

const PlanWorkshopPage = () => {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { sondage } = useSearch({ from: '/signed-in/ateliers/nouveau' })
  const show = (id: string) => void navigate({ to: '/ateliers/$id', params: { id } })
  return (
    <Stack gap="lg">
      <PageTitle tab={t`Prévoir une rencontre`}>
        <Trans>Prévoir une rencontre</Trans>
      </PageTitle>
      {sondage ? <PlanFromPoll pollId={sondage} onPlanned={show} /> : <PlanForm onPlanned={show} />}
    </Stack>
  )
}

export default PlanWorkshopPage
