import { Button } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { IconCheck } from '@tabler/icons-react'
import { useRef } from 'react'
import { graphql } from '../../../generated/index.ts'
import { newCommandId } from '../../../lib/command-id.ts'
import { focusSoon } from '../../../lib/focus.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import type { Pin } from './use-pin.ts'

const MarkSolvedMutation = graphql(`
  mutation MarkSolved($input: MarkSolvedInput!) {
    markSolved(input: $input) {
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

interface Props {
  threadId: string
  answerId: string
  pin: Pin
}

/** "This answer solved it." */
export const MarkSolved = ({ threadId, answerId, pin }: Props) => {
  const commandId = useRef(newCommandId())
  const { send, sending, failure } = useCommand(MarkSolvedMutation, (data) => data.markSolved)
  const solve = async () => {
    pin.follow()
    const outcome = await send({ input: { threadId, answerId, commandId: commandId.current } })
    if (!outcome.done) return pin.keep()
    pin.show(answerId)
    // The answer moves up under the question: so does the focus.
    focusSoon(answerId)
  }
  return (
    <>
      <Button
        variant="light"
        color="green"
        size="compact-sm"
        loading={sending}
        leftSection={<IconCheck size={14} aria-hidden />}
        onClick={() => void solve()}
      >
        <Trans>C’est la solution</Trans>
      </Button>
      {failure && <FailureAlert failure={failure} />}
    </>
  )
}
