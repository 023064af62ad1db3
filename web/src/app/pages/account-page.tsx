import { Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { AccountQuery } from '../../areas/people/account/account-query.ts'
import { ExportData } from '../../areas/people/account/export-data.tsx'
import { Profile } from '../../areas/people/account/profile.tsx'
import { Sessions } from '../../areas/people/account/sessions.tsx'
import { Tokens } from '../../areas/people/account/tokens.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Panel } from '../../ui/panel.tsx'
import { QueryState } from '../../ui/query-state.tsx'

const AccountPage = () => {
  const { t } = useLingui()
  const [result, retry] = useQuery({ query: AccountQuery })
  const again = () => retry({ requestPolicy: 'network-only' })
  return (
    <Stack gap="lg">
      <PageTitle tab={t`Mon compte`}>
        <Trans>Mon compte</Trans>
      </PageTitle>
      <QueryState result={result} onRetry={again} lines={6}>
        {({ viewer }) =>
          viewer && (
            <>
              <Panel title={<Trans>Profil</Trans>}>
                <Profile viewer={viewer} />
              </Panel>
              <Panel title={<Trans>Sessions ouvertes</Trans>}>
                <Sessions viewer={viewer} onEnded={again} />
              </Panel>
              <Panel title={<Trans>Jetons personnels</Trans>}>
                <Tokens viewer={viewer} onChanged={again} />
              </Panel>
            </>
          )
        }
      </QueryState>
      <Panel title={<Trans>Mes données</Trans>}>
        <ExportData />
      </Panel>
    </Stack>
  )
}

export default AccountPage
