import { Button, Group, Stack } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { topicsIn } from '../../../lib/limits.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { ThreadFields } from '../ask/thread-fields.tsx'
import { useThreadErrors } from '../ask/use-thread-errors.ts'
import { Form } from '../../../ui/form.tsx'

export const EditThreadValues = graphql(`
  fragment EditThreadValues on Thread {
    id
    title
    body
    topics
    openToNetwork
    editedAt
  }
`)

const EditThreadMutation = graphql(`
  mutation EditThread($input: EditThreadInput!) {
    editThread(input: $input) {
      ... on Thread {
        id
        ...ThreadHead
        ...Question
        excerpt
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
  thread: FragmentType<typeof EditThreadValues>
  onClose: () => void
}

/** The author corrects the question in its place. */
export const EditThread = ({ thread, onClose }: Props) => {
  const { id, title, body, topics, openToNetwork, editedAt } = readFragment(EditThreadValues, thread)
  const { memberId } = useViewer()
  const draft = useDraft(memberId, `edit-thread:${id}:${editedAt}`, {
    title,
    body,
    topics: topics.join(', '),
    openToNetwork,
  })
  const { send, sending, failure } = useCommand(EditThreadMutation, (data) => data.editThread)
  const [told, setTold] = useState(false)
  const errors = useThreadErrors(draft.values, failure)

  const close = () => {
    draft.clear()
    onClose()
  }
  const save = async () => {
    setTold(true)
    if (errors.wrong) return
    const { values, commandId } = draft.toSend()
    const input = { ...values, topics: topicsIn(values.topics), threadId: id, commandId }
    if ((await send({ input })).done) close()
  }
  return (
    <Form onSubmit={() => void save()}>
      <Stack gap="md">
        <ThreadFields
          values={draft.values}
          onChange={draft.change}
          errors={told ? errors.fields : errors.refused}
          alreadyOpen={openToNetwork}
        />
        {failure && !errors.refusedField && <FailureAlert failure={failure} />}
        <Group gap="sm">
          <Button type="submit" loading={sending}>
            <Trans>Enregistrer</Trans>
          </Button>
          <Button variant="default" onClick={close} disabled={sending}>
            <Trans>Annuler</Trans>
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
