import { Button, Group, Stack, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from '../../../generated/index.ts'
import { newCommandId } from '../../../lib/command-id.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { FailureAlert } from '../../../ui/failure-alert.tsx'

const EndRoleMutation = graphql(`
  mutation EndRole($input: EndRoleInput!) {
    endRole(input: $input) {
      ... on Member {
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
  heldRoleId: string
  name: string
  onClose: () => void
  onEnded: () => void
}

/** Asks once more before a role ends: what it let its member see closes at once. */
export const EndRole = ({ heldRoleId, name, onClose, onEnded }: Props) => {
  const [commandId] = useState(newCommandId)
  const { send, sending, failure } = useCommand(EndRoleMutation, (data) => data.endRole)
  const end = async () => {
    if (!(await send({ input: { heldRoleId, commandId } })).done) return
    onClose()
    onEnded()
  }
  return (
    <Dialog title={<Trans>Retirer {name} de la communauté ?</Trans>} onClose={onClose}>
      <Stack gap="md">
        <Text>
          <Trans>Cette personne ne verra plus les échanges de la communauté. Ce qu’elle a écrit reste.</Trans>
        </Text>
        {failure && <FailureAlert failure={failure} />}
        <Group gap="sm">
          <Button variant="default" onClick={onClose}>
            <Trans>Annuler</Trans>
          </Button>
          <Button color="red.9" loading={sending} onClick={() => void end()}>
            <Trans>Retirer</Trans>
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
