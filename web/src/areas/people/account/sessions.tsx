import { Badge, Button, Group, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { newCommandId } from '../../../lib/command-id.ts'
import { formatMoment } from '../../../lib/dates.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import list from '../../../ui/list.module.css'
import { deviceOf } from './device-of.ts'

export const SessionsFragment = graphql(`
  fragment Sessions on Viewer {
    sessions {
      id
      current
      createdAt
      expiresAt
      userAgent
    }
  }
`)

const EndSessionMutation = graphql(`
  mutation EndSession($input: EndSessionInput!) {
    endSession(input: $input) {
      ... on Session {
        id
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
  viewer: FragmentType<typeof SessionsFragment>
  onEnded: () => void
}

/** Where one is signed in, and the way to end it. */
export const Sessions = ({ viewer, onEnded }: Props) => {
  const { t, i18n } = useLingui()
  const { sessions } = readFragment(SessionsFragment, viewer)
  const { send, sending, failure } = useCommand(EndSessionMutation, (data) => data.endSession)
  const end = async (sessionId: string) => {
    if ((await send({ input: { sessionId, commandId: newCommandId() } })).done) onEnded()
  }
  return (
    <>
      {failure && <FailureAlert failure={failure} />}
      <ul className={list['plain']}>
        {sessions.map((session) => {
          const since = formatMoment(new Date(session.createdAt), i18n.locale)
          const device = deviceOf(session.userAgent ?? '') ?? t`Appareil inconnu`
          return (
            <li key={session.id} className={list['line']}>
              <Group justify="space-between" gap="sm">
                <div>
                  <Group gap="xs">
                    <Text>{device}</Text>
                    {session.current && (
                      <Badge variant="light" tt="none">
                        <Trans>cette session</Trans>
                      </Badge>
                    )}
                  </Group>
                  <Text size="sm" c="dimmed">
                    <Trans>Depuis le {since}</Trans>
                  </Text>
                </div>
                {!session.current && (
                  <Button
                    variant="default"
                    size="xs"
                    disabled={sending}
                    aria-label={t`Terminer la session ${device}, depuis le ${since}`}
                    onClick={() => void end(session.id)}
                  >
                    <Trans>Terminer</Trans>
                  </Button>
                )}
              </Group>
            </li>
          )
        })}
      </ul>
    </>
  )
}
