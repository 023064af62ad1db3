import { Alert, Button, Code, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from '../../../generated/index.ts'
import { isConflict } from '../../../lib/failure.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { Form } from '../../../ui/form.tsx'

const CreateTokenMutation = graphql(`
  mutation CreateToken($input: CreateTokenInput!) {
    createToken(input: $input) {
      ... on CreatedToken {
        secret
        token {
          id
        }
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

const empty = { name: '', days: '90' }

/** Makes a token; its secret is shown this once. When that answer was lost, a second click makes no second token. */
export const CreateToken = ({ onCreated }: { onCreated: () => void }) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const draft = useDraft(memberId, 'create-token', empty)
  const { name, days } = draft.values
  const [blank, setBlank] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const [made, setMade] = useState<string | null>(null)
  const { send, sending, failure } = useCommand(CreateTokenMutation, (data) => data.createToken)
  const create = async () => {
    setBlank(name.trim() === '')
    if (name.trim() === '') return
    setMade(null)
    const { values, commandId } = draft.toSend()
    const outcome = await send({ input: { name, expiresInDays: Number(days), commandId } })
    if (outcome.done) {
      setSecret(outcome.value.secret)
      draft.clear()
      onCreated()
    } else if (isConflict(outcome.failure) && draft.commandId === commandId) {
      setMade(name)
      // The next click is another token.
      draft.clear()
      draft.change(values)
      onCreated()
    }
  }
  return (
    <Form onSubmit={() => void create()}>
      <Stack gap="sm" mb="md">
        <Group align="flex-end" gap="sm">
          <TextInput
            label={t`Nom du jeton`}
            placeholder={t`Par exemple : tableau de bord`}
            value={name}
            onChange={(event) => draft.change({ name: event.currentTarget.value })}
            error={blank ? t`Donnez un nom à ce jeton.` : null}
          />
          <NativeSelect
            label={t`Durée`}
            value={days}
            onChange={(event) => draft.change({ days: event.currentTarget.value })}
            data={[
              { value: '30', label: t`30 jours` },
              { value: '90', label: t`90 jours` },
              { value: '365', label: t`1 an` },
            ]}
          />
          <Button type="submit" variant="default" loading={sending}>
            <Trans>Créer un jeton</Trans>
          </Button>
        </Group>
        {made ? (
          <Alert color="yellow" role="alert">
            <Trans>
              Le jeton « {made} » est déjà créé, mais la réponse s’est perdue et il ne s’affiche qu’une fois :
              terminez-le dans la liste, puis créez-en un autre.
            </Trans>
          </Alert>
        ) : (
          failure && <FailureAlert failure={failure} />
        )}
        <div role="status">
          {secret && (
            <Alert color="green" title={<Trans>Copiez ce jeton maintenant : il ne sera plus affiché.</Trans>}>
              <Group gap="sm">
                <Code>{secret}</Code>
                <Button size="xs" variant="default" onClick={() => void navigator.clipboard.writeText(secret)}>
                  <Trans>Copier</Trans>
                </Button>
              </Group>
            </Alert>
          )}
        </div>
      </Stack>
    </Form>
  )
}
