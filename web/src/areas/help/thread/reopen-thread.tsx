import { Button, Group } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useRef } from 'react'
import { graphql } from '../../../generated/index.ts'
import { newCommandId } from '../../../lib/command-id.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import type { Pin } from './use-pin.ts'

const ReopenThreadMutation = graphql(`
  mutation ReopenThread($input: ReopenThreadInput!) {
    reopenThread(input: $input) {
      ... on Thread {
        id
        ...ThreadSolution
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

/** "The solution did not hold." */
export const ReopenThread = ({ threadId, pin }: { threadId: string; pin: Pin }) => {
  const commandId = useRef(newCommandId())
  const { send, sending, failure } = useCommand(ReopenThreadMutation, (data) => data.reopenThread)
  const reopen = async () => {
    pin.follow()
    const outcome = await send({ input: { threadId, commandId: commandId.current } })
    if (outcome.done) pin.show(null)
    else pin.keep()
  }
  return (
    <Group gap="sm" mt="sm">
      <Button variant="default" size="compact-sm" loading={sending} onClick={() => void reopen()}>
        <Trans>Rouvrir le fil</Trans>
      </Button>
      {failure && <FailureAlert failure={failure} />}
    </Group>
  )
}
