import { Button, Checkbox, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { formatDay } from '../../../lib/dates.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import list from '../../../ui/list.module.css'
import { EditTask } from './edit-task.tsx'
import { TaskFragment } from './outcomes-fragment.ts'
import { FrenchTitle } from '../../../ui/french-title.tsx'

const FinishTaskMutation = graphql(`
  mutation FinishTask($input: FinishTaskInput!) {
    finishTask(input: $input) {
      ... on Task {
        id
        ...Task
      }
      ... on Error {
        code
        message
      }
    }
  }
`)

interface Props {
  task: FragmentType<typeof TaskFragment>
  /** Said below it; otherwise who does it. */
  from?: ReactNode
  /** The workshop, for who may change its tasks. */
  editIn?: string
}

/** A task with its box to tick, for who does it and for organisers. */
export const TaskLine = ({ task, from, editIn }: Props) => {
  const { i18n, t } = useLingui()
  const [editing, setEditing] = useState(false)
  const { id, title, dueOn, doneAt, overdue, viewerMayFinish, assignee } = readFragment(TaskFragment, task)
  const { send, failure } = useCommand(FinishTaskMutation, (data) => data.finishTask)
  // Ticked at once; what the hub says of it follows.
  const [wanted, setWanted] = useState<boolean | null>(null)
  const tick = async (done: boolean) => {
    setWanted(done)
    await send({ input: { taskId: id, done } })
    setWanted(null)
  }
  // A day of the calendar, without hour: noon of it is the same day everywhere in France.
  const day = dueOn ? formatDay(new Date(`${dueOn}T12:00:00Z`), i18n.locale) : null
  return (
    <li className={list['line']}>
      <Checkbox
        label={<FrenchTitle>{title}</FrenchTitle>}
        checked={wanted ?? Boolean(doneAt)}
        disabled={!viewerMayFinish}
        onChange={({ currentTarget: { checked } }) => void tick(checked)}
        description={
          <Text span inherit {...(overdue ? { c: 'red' } : {})}>
            {from ?? <span lang="fr">{assignee.displayName}</span>}
            {day && (
              <>
                {' · '}
                {overdue ? <Trans>en retard, prévue pour le {day}</Trans> : <Trans>pour le {day}</Trans>}
              </>
            )}
            {doneAt && (
              <>
                {' · '}
                <Trans>faite le {formatDay(new Date(doneAt), i18n.locale)}</Trans>
              </>
            )}
          </Text>
        }
      />
      {editIn && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t`Modifier la tâche : ${title}`}
          onClick={() => setEditing(true)}
        >
          <Trans>Modifier</Trans>
        </Button>
      )}
      {editIn && editing && <EditTask workshopId={editIn} task={task} onClose={() => setEditing(false)} />}
      {failure && <FailureAlert failure={failure} />}
    </li>
  )
}
