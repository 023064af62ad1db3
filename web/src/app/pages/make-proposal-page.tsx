import { Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { MakeProposal } from '../../areas/proposals/make-proposal.tsx'
import { PageTitle } from '../../ui/page-title.tsx'

const MakeProposalPage = () => {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { atelier } = useSearch({ from: '/signed-in/plan/nouvelle' })
  return (
    <Stack gap="lg">
      <PageTitle tab={t`Faire une proposition`}>
        <Trans>Faire une proposition</Trans>
      </PageTitle>
      <MakeProposal workshopId={atelier} onMade={(id) => void navigate({ to: '/plan/$id', params: { id } })} />
    </Stack>
  )
}

export default MakeProposalPage
