import { Trans } from '@lingui/react/macro'
import { useNavigate, useParams } from '@tanstack/react-router'
import { EditCommunity } from '../../areas/territories/edit/edit-community.tsx'
import { Panel } from '../../ui/panel.tsx'

const CommunityEdit = () => {
  const { slug } = useParams({ from: '/signed-in/communautes/$slug/modifier' })
  const navigate = useNavigate()
  const open = (to: string) => void navigate({ to: '/communautes/$slug/etablissements', params: { slug: to } })
  return (
    <Panel title={<Trans>Modifier la communauté</Trans>}>
      <EditCommunity slug={slug} onSaved={open} />
    </Panel>
  )
}

export default CommunityEdit
