import { Button, Group, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from '../../../generated/index.ts'
import type { CalendarScope } from '../../../generated/graphql.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useCommandId } from '../../../lib/use-command-id.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { CalendarAddress } from './calendar-address.tsx'

const MakeMutation = graphql(`
  mutation MakeCalendarFeed($input: MakeCalendarFeedInput!) {
    makeCalendarFeed(input: $input) {
      ... on CalendarFeed {
        id
        url
      }
      ... on Error {
        code
        message
      }
      ... on InvalidInput {
        field
      }
    }
  }
`)

const EndMutation = graphql(`
  mutation EndCalendarFeed($input: EndCalendarFeedInput!) {
    endCalendarFeed(input: $input) {
      ... on Viewer {
        email
      }
      ... on Error {
        code
        message
      }
      ... on InvalidInput {
        field
      }
    }
  }
`)

interface Props {
  name: string
  scope: CalendarScope
  communityId: string | null
  feed: { id: string; url: string } | undefined
  onChanged: () => void
}

/** One of the member's calendars: without address yet, or with one that can be renewed and ended. */
export const OwnCalendar = ({ name, scope, communityId, feed, onChanged }: Props) => {
  const { t } = useLingui()
  const [renewing, setRenewing] = useState(false)
  const make = useCommand(MakeMutation, (data) => data.makeCalendarFeed)
  const end = useCommand(EndMutation, (data) => data.endCalendarFeed)
  const commandIdOf = useCommandId()
  const failure = make.failure ?? end.failure
  const makeAddress = async () => {
    const commandId = commandIdOf(`make one after ${feed?.url}`)
    const outcome = await make.send({ input: { scope, communityId, commandId } })
    if (!outcome.done) return
    setRenewing(false)
    onChanged()
  }
  const endAddress = async () => {
    if (!feed) return
    const commandId = commandIdOf(`end ${feed.url}`)
    const outcome = await end.send({ input: { calendarFeedId: feed.id, commandId } })
    if (outcome.done) onChanged()
  }
  return (
    <Stack gap="xs">
      {feed ? (
        <>
          <CalendarAddress key={feed.url} name={name} url={feed.url} />
          {renewing ? (
            <Group gap="sm">
              <Text size="sm">
                <Trans>L’ancienne adresse cessera de fonctionner : il faudra donner la nouvelle à votre agenda.</Trans>
              </Text>
              <Button size="xs" loading={make.sending} onClick={() => void makeAddress()}>
                <Trans>Remplacer l’adresse</Trans>
              </Button>
              <Button size="xs" variant="default" onClick={() => setRenewing(false)}>
                <Trans>Garder l’ancienne</Trans>
              </Button>
            </Group>
          ) : (
            <Group gap="sm">
              <Button
                size="xs"
                variant="default"
                aria-label={t`Changer l’adresse : ${name}`}
                onClick={() => setRenewing(true)}
              >
                <Trans>Changer l’adresse</Trans>
              </Button>
              <Button
                size="xs"
                variant="default"
                loading={end.sending}
                aria-label={t`Supprimer l’adresse : ${name}`}
                onClick={() => void endAddress()}
              >
                <Trans>Supprimer l’adresse</Trans>
              </Button>
            </Group>
          )}
        </>
      ) : (
        <Group justify="space-between" gap="sm">
          <Text>{name}</Text>
          <Button
            variant="default"
            loading={make.sending}
            aria-label={t`Créer l’adresse : ${name}`}
            onClick={() => void makeAddress()}
          >
            <Trans>Créer l’adresse</Trans>
          </Button>
        </Group>
      )}
      {failure && <FailureAlert failure={failure} />}
    </Stack>
  )
}
