import { Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { Calendars } from '../../areas/workshops/calendars/calendars.tsx'
import { PageTitle } from '../../ui/page-title.tsx'

const CalendarsPage = () => {
  const { t } = useLingui()
  return (
    <Stack gap="lg">
      <PageTitle tab={t`Calendriers`}>
        <Trans>Les rencontres dans mon agenda</Trans>
      </PageTitle>
      <Calendars />
    </Stack>
  )
}

export default CalendarsPage
