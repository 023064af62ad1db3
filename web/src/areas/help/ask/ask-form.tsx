import { Button, Group, Stack } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from '../../../generated/index.ts'
import { topicsIn } from '../../../lib/limits.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { SecrecyReminder } from '../../../ui/secrecy-reminder.tsx'
import { ThreadFields } from './thread-fields.tsx'
import { useThreadErrors } from './use-thread-errors.ts'
import { Form } from '../../../ui/form.tsx'

const AskForHelpMutation = graphql(`
  mutation AskForHelp($input: AskForHelpInput!) {
    askForHelp(input: $input) {
      ... on Thread {
        id
        ...ThreadRow
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

const empty = { title: '', body: '', topics: '', openToNetwork: false }

interface Props {
  communityId: string
  onAsked: (threadId: string) => void
}

/** Asks a community "who has solved X?". What is written is kept until it is sent. */
export const AskForm = ({ communityId, onAsked }: Props) => {
  const { memberId } = useViewer()
  const draft = useDraft(memberId, `ask:${communityId}`, empty)
  const { send, sending, failure } = useCommand(AskForHelpMutation, (data) => data.askForHelp)
  const [told, setTold] = useState(false)
  const errors = useThreadErrors(draft.values, failure)

  const ask = async () => {
    setTold(true)
    if (errors.wrong) return
    const { values, commandId } = draft.toSend()
    const outcome = await send({ input: { ...values, topics: topicsIn(values.topics), communityId, commandId } })
    if (!outcome.done) return
    draft.clear()
    onAsked(outcome.value.id)
  }
  return (
    <Form onSubmit={() => void ask()}>
      <Stack gap="md">
        <ThreadFields values={draft.values} onChange={draft.change} errors={told ? errors.fields : errors.refused} />
        <SecrecyReminder />
        {failure && !errors.refusedField && <FailureAlert failure={failure} />}
        <Group>
          <Button type="submit" loading={sending}>
            <Trans>Publier la demande</Trans>
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
