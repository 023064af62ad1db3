import { Button, Group } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { newCommandId } from '../../../lib/command-id.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { RegisterMutation } from './seat-mutations.ts'

interface Props {
  workshopId: string
  full: boolean
}

/** One click to come. On screen while the viewer is not registered: who gave the seat back comes by another command. */
export const Register = ({ workshopId, full }: Props) => {
  const [commandId] = useState(newCommandId)
  const { send, sending, failure } = useCommand(RegisterMutation, (data) => data.registerForWorkshop)
  return (
    <>
      <Group>
        <Button loading={sending} onClick={() => void send({ input: { workshopId, commandId } })}>
          {full ? <Trans>M’inscrire en liste d’attente</Trans> : <Trans>M’inscrire</Trans>}
        </Button>
      </Group>
      {failure && <FailureAlert failure={failure} />}
    </>
  )
}
