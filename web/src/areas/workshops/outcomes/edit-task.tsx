import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useEdit } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
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

/** Other words, somebody else, another day. What is written is kept until it is saved or given up. */
export const EditTask = ({ workshopId, task, onClose }: Props) => {
  const { t } = useLingui()
  const { id: taskId, title, assignee, dueOn } = readFragment(TaskFragment, task)
  const { memberId } = useViewer()
  const saved = { title, assigneeId: assignee.id, dueOn: dueOn ?? '' }
  const draft = useEdit(memberId, `edit-task-${taskId}`, saved)
  const people = useParticipants(workshopId)
  const { send, sending, failure } = useCommand(EditTaskMutation, (data) => data.editTask)
  const failureText = useFailureText()
  const field = failure?.kind === 'refused' ? failure.field : null
  const errorOf = (name: string) => (failure && field === name ? failureText(failure) : null)
  const { values, change } = draft
  const close = () => {
    draft.clear()
    onClose()
  }
  const save = async () => {
    const { values: changes, commandId } = draft.toSend()
    const day = changes.dueOn === undefined ? {} : { dueOn: changes.dueOn || null }
    const outcome = await send({ input: { taskId, ...changes, ...day, commandId } })
    if (outcome.done) close()
  }
  const others = people.filter(({ value }) => value !== assignee.id)
  return (
    <Dialog title={<Trans>Modifier la tâche</Trans>} onClose={close}>
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
            <Button variant="default" onClick={close}>
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
