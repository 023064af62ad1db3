import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from '../../generated/index.ts'
import type { ProposalState } from '../../generated/graphql.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { useViewer } from '../../lib/viewer.ts'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { useFailureText } from '../../ui/failure-text.tsx'
import { Form } from '../../ui/form.tsx'
import { states, useStateName } from './proposal-state.tsx'

const SetStateMutation = graphql(`
  mutation SetProposalState($input: SetProposalStateInput!) {
    setProposalState(input: $input) {
      ... on Proposal {
        id
        ...Proposal
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

/** For the network referent: what becomes of it, with a reason that everybody reads. */
export const SetState = ({ proposalId, state }: { proposalId: string; state: ProposalState }) => {
  const { t } = useLingui()
  const nameOf = useStateName()
  const { memberId } = useViewer()
  const start: { next: string; reason: string } = { next: state, reason: '' }
  const draft = useDraft(memberId, `proposal-state-${proposalId}-${state}`, start)
  const { next, reason } = draft.values
  const { send, sending, failure } = useCommand(SetStateMutation, (data) => data.setProposalState)
  const failureText = useFailureText()
  const [tried, setTried] = useState(false)
  const field = failure?.kind === 'refused' ? failure.field : null
  const save = async () => {
    const chosen = states.find((each) => each === next)
    setTried(chosen === state)
    if (!chosen || chosen === state) return
    const { commandId } = draft.toSend()
    const outcome = await send({ input: { proposalId, state: chosen, reason: reason || null, commandId } })
    if (outcome.done) draft.clear()
  }
  return (
    <Form onSubmit={() => void save()} label={t`Ce qu’elle devient`}>
      <Group align="end">
        <NativeSelect
          label={t`État`}
          value={next}
          onChange={({ currentTarget: { value } }) => draft.change({ next: value })}
          data={states.map((value) => ({ value, label: nameOf(value) }))}
          error={tried && next === state ? t`Choisissez un autre état.` : null}
        />
        <TextInput
          label={t`Raison ou précision`}
          value={reason}
          onChange={({ currentTarget: { value } }) => draft.change({ reason: value })}
          error={failure && field === 'reason' ? failureText(failure) : null}
        />
        <Button type="submit" variant="default" loading={sending}>
          <Trans>Enregistrer</Trans>
        </Button>
      </Group>
      {failure && !field && <FailureAlert failure={failure} />}
    </Form>
  )
}
