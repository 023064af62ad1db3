import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { newCommandId } from '../../../lib/command-id.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { useFailureText } from '../../../ui/failure-text.tsx'
import { Form } from '../../../ui/form.tsx'
import { TaskFragment } from './outcomes-fragment.ts'
import { useParticipants } from './use-participants.ts'

const EditTaskMutation = graphql(`
  mutation EditTask($input: EditTaskInput!) {
    editTask(input: $input) {
      ... on Workshop {
        id
        ...Outcomes
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
  workshopId: string
  task: FragmentType<typeof TaskFragment>
  onClose: () => void
}

/** Other words, somebody else, another day. */
export const EditTask = ({ workshopId, task, onClose }: Props) => {
  const { t } = useLingui()
  const { id: taskId, title, assignee, dueOn } = readFragment(TaskFragment, task)
  const [values, setValues] = useState({ title, assigneeId: assignee.id, dueOn: dueOn ?? '' })
  const [commandId, setCommandId] = useState(newCommandId)
  const people = useParticipants(workshopId)
  const { send, sending, failure } = useCommand(EditTaskMutation, (data) => data.editTask)
  const failureText = useFailureText()
  const field = failure?.kind === 'refused' ? failure.field : null
  const errorOf = (name: string) => (failure && field === name ? failureText(failure) : null)
  const change = (part: Partial<typeof values>) => {
    setValues({ ...values, ...part })
    setCommandId(newCommandId())
  }
  const save = async () => {
    const outcome = await send({ input: { taskId, ...values, dueOn: values.dueOn || null, commandId } })
    if (outcome.done) onClose()
  }
  const others = people.filter(({ value }) => value !== assignee.id)
  return (
    <Dialog title={<Trans>Modifier la tâche</Trans>} onClose={onClose}>
      <Form onSubmit={() => void save()}>
        <Stack gap="md">
          <TextInput
            label={t`Tâche`}
            value={values.title}
            onChange={({ currentTarget: { value } }) => change({ title: value })}
            error={errorOf('title')}
          />
          <NativeSelect
            label={t`Qui s’en charge`}
            value={values.assigneeId}
            onChange={({ currentTarget: { value } }) => change({ assigneeId: value })}
            error={errorOf('assigneeId')}
            data={[{ value: assignee.id, label: assignee.displayName }, ...others]}
          />
          <TextInput
            type="date"
            label={t`Pour quand`}
            value={values.dueOn}
            onChange={({ currentTarget: { value } }) => change({ dueOn: value })}
            error={errorOf('dueOn')}
          />
          {failure && !field && <FailureAlert failure={failure} />}
          <Group gap="sm">
            <Button variant="default" onClick={onClose}>
              <Trans>Annuler</Trans>
            </Button>
            <Button type="submit" loading={sending}>
              <Trans>Enregistrer</Trans>
            </Button>
          </Group>
        </Stack>
      </Form>
    </Dialog>
  )
}
