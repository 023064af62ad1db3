import { Button, Group, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useCommand } from '../../../lib/use-command.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { useFailureText } from '../../../ui/failure-text.tsx'
import { Form } from '../../../ui/form.tsx'
import { AddWalkInMutation } from './check-in-query.ts'

const empty = { name: '', organisation: '' }

/** Somebody came without being registered: a name and a structure, as on paper. */
export const WalkInForm = ({ workshopId, dateId }: { workshopId: string; dateId: string }) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const draft = useDraft(memberId, `walk-in-${workshopId}`, empty)
  const { send, sending, failure } = useCommand(AddWalkInMutation, (data) => data.addWalkIn)
  const failureText = useFailureText()
  const field = failure?.kind === 'refused' ? failure.field : null
  const add = async () => {
    const { values, commandId } = draft.toSend()
    const outcome = await send({ input: { workshopId, dateId, ...values, commandId } })
    if (outcome.done) draft.clear()
  }
  return (
    <Form onSubmit={() => void add()} label={t`Ajouter une personne non inscrite`}>
      <Group align="end">
        <TextInput
          label={t`Personne non inscrite : prénom et nom`}
          value={draft.values.name}
          onChange={({ currentTarget: { value } }) => draft.change({ name: value })}
          error={failure && field === 'name' ? failureText(failure) : null}
        />
        <TextInput
          label={t`Structure`}
          value={draft.values.organisation}
          onChange={({ currentTarget: { value } }) => draft.change({ organisation: value })}
          error={failure && field === 'organisation' ? failureText(failure) : null}
        />
        <Button type="submit" variant="default" loading={sending}>
          <Trans>Ajouter</Trans>
        </Button>
      </Group>
      {failure && !field && <FailureAlert failure={failure} />}
    </Form>
  )
}
