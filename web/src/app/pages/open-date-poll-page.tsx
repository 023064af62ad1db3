import { Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { OpenPoll } from '../../areas/workshops/polls/open-poll.tsx'
import { PageTitle } from '../../ui/page-title.tsx'

const OpenDatePollPage = () => {
  const { t } = useLingui()
  const navigate = useNavigate()
  return (
    <Stack gap="lg">
      <PageTitle tab={t`Chercher une date`}>
        <Trans>Chercher une date</Trans>
      </PageTitle>
      <Text>
        <Trans>Proposez plusieurs dates : chacun dit lesquelles lui conviennent, et vous prévoyez la rencontre.</Trans>
      </Text>
      <OpenPoll onOpened={(id) => void navigate({ to: '/sondages/$id', params: { id } })} />
    </Stack>
  )
}

export default OpenDatePollPage
