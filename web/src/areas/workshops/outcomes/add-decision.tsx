import { Button, Group, NativeSelect, Stack, TextInput, Textarea } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from '../../../generated/index.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { useFailureText } from '../../../ui/failure-text.tsx'
import { Form } from '../../../ui/form.tsx'
import { useParticipants } from './use-participants.ts'

const AddDecisionMutation = graphql(`
  mutation AddDecision($input: AddDecisionInput!) {
    addDecision(input: $input) {
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

const empty = { text: '', assigneeId: '', dueOn: '' }

/** What was decided, and where somebody does it, who and by when. */
export const AddDecision = ({ workshopId }: { workshopId: string }) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const draft = useDraft(memberId, `decision-${workshopId}`, empty)
  const people = useParticipants(workshopId)
  const { send, sending, failure } = useCommand(AddDecisionMutation, (answer) => answer.addDecision)
  const failureText = useFailureText()
  const field = failure?.kind === 'refused' ? failure.field : null
  const errorOf = (...names: string[]) => (failure && field && names.includes(field) ? failureText(failure) : null)
  const add = async () => {
    const { values, commandId } = draft.toSend()
    const { text, assigneeId, dueOn } = values
    const outcome = await send({
      input: { workshopId, text, assigneeId: assigneeId || null, dueOn: dueOn || null, commandId },
    })
    if (outcome.done) draft.clear()
  }
  return (
    <Form onSubmit={() => void add()} label={t`Ajouter une décision`}>
      <Stack gap="sm">
        <Textarea
          label={t`Décision`}
          autosize
          minRows={2}
          value={draft.values.text}
          onChange={({ currentTarget: { value } }) => draft.change({ text: value })}
          error={errorOf('text', 'title')}
        />
        <Group align="start">
          <NativeSelect
            label={t`Qui s’en charge`}
            value={draft.values.assigneeId}
            onChange={({ currentTarget: { value } }) => draft.change({ assigneeId: value })}
            error={errorOf('assigneeId')}
            data={[{ value: '', label: t`Personne en particulier` }, ...people]}
          />
          <TextInput
            type="date"
            label={t`Pour quand`}
            value={draft.values.dueOn}
            onChange={({ currentTarget: { value } }) => draft.change({ dueOn: value })}
            error={errorOf('dueOn')}
          />
        </Group>
        {failure && !field && <FailureAlert failure={failure} />}
        <Group>
          <Button type="submit" variant="default" loading={sending}>
            <Trans>Ajouter la décision</Trans>
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
