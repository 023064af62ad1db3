import { Button, Group, List, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import list from '../../../ui/list.module.css'
import { Panel } from '../../../ui/panel.tsx'
import { AddDecision } from './add-decision.tsx'
import { OutcomesFragment } from './outcomes-fragment.ts'
import { TaskLine } from './task-line.tsx'

const RemoveDecisionMutation = graphql(`
  mutation RemoveDecision($input: RemoveDecisionInput!) {
    removeDecision(input: $input) {
      ... on Workshop {
        id
        ...Outcomes
      }
      ... on Error {
        code
        message
      }
    }
  }
`)

/** What was decided, and who does what by when; organisers write it. */
export const Outcomes = ({ workshop }: { workshop: FragmentType<typeof OutcomesFragment> }) => {
  const { t } = useLingui()
  const { id, decisions, tasks, viewerMayOrganise } = readFragment(OutcomesFragment, workshop)
  const { send, sending, failure } = useCommand(RemoveDecisionMutation, (data) => data.removeDecision)
  if (decisions.length === 0 && tasks.length === 0 && !viewerMayOrganise) return null
  return (
    <Panel title={<Trans>Décisions et tâches</Trans>}>
      <Stack gap="md">
        {decisions.length > 0 && (
          <List>
            {decisions.map(({ id: decisionId, text }) => (
              <List.Item key={decisionId}>
                <Group gap="xs">
                  <span lang="fr">{text}</span>
                  {viewerMayOrganise && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      loading={sending}
                      aria-label={t`Retirer la décision : ${text}`}
                      onClick={() => void send({ input: { decisionId } })}
                    >
                      <Trans>Retirer</Trans>
                    </Button>
                  )}
                </Group>
              </List.Item>
            ))}
          </List>
        )}
        {failure && <FailureAlert failure={failure} />}
        {tasks.length > 0 && (
          <ul className={list['plain']} aria-label={t`Tâches`}>
            {tasks.map((task) => (
              <TaskLine key={task.id} task={task} {...(viewerMayOrganise ? { editIn: id } : {})} />
            ))}
          </ul>
        )}
        {viewerMayOrganise && (
          <>
            <AddDecision workshopId={id} />
            <Text size="sm" c="dimmed">
              <Trans>Les participants lisent les décisions avec le compte rendu, une fois publié.</Trans>
            </Text>
          </>
        )}
      </Stack>
    </Panel>
  )
}
