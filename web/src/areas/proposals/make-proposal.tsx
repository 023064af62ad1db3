import { Button, Group, Stack } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { graphql } from '../../generated/index.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { useViewer } from '../../lib/viewer.ts'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { useFailureText } from '../../ui/failure-text.tsx'
import { Form } from '../../ui/form.tsx'
import { emptyProposal, inputOf, ProposalFields } from './proposal-fields.tsx'

const MakeProposalMutation = graphql(`
  mutation MakeProposal($input: MakeProposalInput!) {
    makeProposal(input: $input) {
      ... on Proposal {
        id
        ...ProposalFacts
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
  /** The workshop that it grows out of; "": none. */
  workshopId: string
  onMade: (id: string) => void
}

/** Proposes something for the plan. What is written is kept until it is sent. */
export const MakeProposal = ({ workshopId, onMade }: Props) => {
  const { memberId } = useViewer()
  const draft = useDraft(memberId, 'proposal', emptyProposal)
  const { send, sending, failure } = useCommand(MakeProposalMutation, (data) => data.makeProposal)
  const failureText = useFailureText()
  const field = failure?.kind === 'refused' ? failure.field : null
  const errorOf = (name: string) => (failure && field === name ? failureText(failure) : null)
  const { values, change } = draft
  const make = async () => {
    const { values: sent, commandId } = draft.toSend()
    const outcome = await send({ input: { ...inputOf(sent), workshopId: workshopId || null, commandId } })
    if (!outcome.done) return
    draft.clear()
    onMade(outcome.value.id)
  }
  return (
    <Form onSubmit={() => void make()}>
      <Stack gap="md">
        <ProposalFields values={values} change={change} errorOf={errorOf} />
        {failure && !field && <FailureAlert failure={failure} />}
        <Group>
          <Button type="submit" loading={sending}>
            <Trans>Publier la proposition</Trans>
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
