import { Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { NoticeSettings } from '../../areas/notices/notice-settings.tsx'
import { Link } from '../../ui/link.tsx'
import { PageTitle } from '../../ui/page-title.tsx'

const NoticeSettingsPage = () => {
  const { t } = useLingui()
  return (
    <Stack gap="lg">
      <PageTitle tab={t`Réglages des notifications`}>
        <Trans>Réglages des notifications</Trans>
      </PageTitle>
      <Link to="/notifications">
        <Trans>Voir mes notifications</Trans>
      </Link>
      <NoticeSettings />
    </Stack>
  )
}

export default NoticeSettingsPage
