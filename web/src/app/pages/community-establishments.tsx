import { Trans } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { Establishments } from '../../areas/territories/community/establishments.tsx'
import { Panel } from '../../ui/panel.tsx'

const CommunityEstablishments = () => {
  const { slug } = useParams({ from: '/signed-in/communautes/$slug/etablissements' })
  return (
    <Panel title={<Trans>Établissements</Trans>}>
      <Establishments slug={slug} />
    </Panel>
  )
}

export default CommunityEstablishments
