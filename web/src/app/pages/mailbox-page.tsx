import { Trans, useLingui } from '@lingui/react/macro'
import { Mails } from '../../areas/people/mailbox/mails.tsx'
import { Link } from '../../ui/link.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Outside } from './outside.tsx'

const MailboxPage = () => {
  const { t } = useLingui()
  return (
    <Outside>
      <PageTitle tab={t`Courriels de la démonstration`}>
        <Trans>Courriels de la démonstration</Trans>
      </PageTitle>
      <p>
        <Link to="/">
          <Trans>Retourner à l’accueil</Trans>
        </Link>
      </p>
      <Panel title={<Trans>Boîte aux lettres</Trans>}>
        <Mails />
      </Panel>
    </Outside>
  )
}

export default MailboxPage
