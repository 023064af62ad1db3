import { Group, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { NoticeList } from '../../areas/notices/notice-list.tsx'
import { Link } from '../../ui/link.tsx'
import { PageTitle } from '../../ui/page-title.tsx'

const NoticesPage = () => {
  const { t } = useLingui()
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle tab={t`Notifications`}>
          <Trans>Notifications</Trans>
        </PageTitle>
        <Link to="/notifications/reglages">
          <Trans>Réglages</Trans>
        </Link>
      </Group>
      <NoticeList />
    </Stack>
  )
}

export default NoticesPage
