import { Button, Group, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { newCommandId } from '../../../lib/command-id.ts'
import { formatDay } from '../../../lib/dates.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import list from '../../../ui/list.module.css'
import { CreateToken } from './create-token.tsx'

export const TokensFragment = graphql(`
  fragment Tokens on Viewer {
    tokens {
      id
      name
      start
      createdAt
      expiresAt
      lastUsedAt
    }
  }
`)

const EndTokenMutation = graphql(`
  mutation EndToken($input: EndTokenInput!) {
    endToken(input: $input) {
      ... on PersonalToken {
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
  viewer: FragmentType<typeof TokensFragment>
  onChanged: () => void
}

/** Keys for programs that act in the member's name. */
export const Tokens = ({ viewer, onChanged }: Props) => {
  const { t, i18n } = useLingui()
  const { tokens } = readFragment(TokensFragment, viewer)
  const { send, sending, failure } = useCommand(EndTokenMutation, (data) => data.endToken)
  const end = async (tokenId: string) => {
    if ((await send({ input: { tokenId, commandId: newCommandId() } })).done) onChanged()
  }
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        <Trans>Un jeton permet à un programme de lire et d’écrire à votre place. Ne le donnez à personne.</Trans>
      </Text>
      <CreateToken onCreated={onChanged} />
      {failure && <FailureAlert failure={failure} />}
      <ul className={list['plain']}>
        {tokens.map(({ id, name, start, expiresAt, lastUsedAt }) => {
          const until = expiresAt ? formatDay(new Date(expiresAt), i18n.locale) : null
          const used = lastUsedAt ? formatDay(new Date(lastUsedAt), i18n.locale) : null
          return (
            <li key={id} className={list['line']}>
              <Group justify="space-between" gap="sm">
                <div>
                  <Text>
                    {name} {start && <code>{start}…</code>}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {until ? <Trans>Valable jusqu’au {until}</Trans> : <Trans>Sans date de fin</Trans>} ·{' '}
                    {used ? <Trans>utilisé le {used}</Trans> : <Trans>jamais utilisé</Trans>}
                  </Text>
                </div>
                <Button
                  variant="default"
                  size="xs"
                  disabled={sending}
                  aria-label={t`Terminer le jeton ${name}`}
                  onClick={() => void end(id)}
                >
                  <Trans>Terminer</Trans>
                </Button>
              </Group>
            </li>
          )
        })}
      </ul>
    </>
  )
}
