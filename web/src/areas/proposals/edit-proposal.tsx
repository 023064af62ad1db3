import { Button, Group, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../generated/index.ts'
import { isConflict } from '../../lib/failure.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useVersionedEdit } from '../../lib/use-draft.ts'
import { useViewer } from '../../lib/viewer.ts'
import { ChangedMeanwhile } from '../../ui/changed-meanwhile.tsx'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { useFailureText } from '../../ui/failure-text.tsx'
import { Form } from '../../ui/form.tsx'
import { ProposalFacts } from './proposal-facts.ts'
import { inputOf, ProposalFields } from './proposal-fields.tsx'
import { ProposalFragment } from './proposal-fragment.ts'
import { SavedTexts } from './saved-texts.tsx'

const EditProposalMutation = graphql(`
  mutation EditProposal($input: EditProposalInput!) {
    editProposal(input: $input) {
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

interface Props {
  proposal: FragmentType<typeof ProposalFragment>
  onClose: () => void
  /** There is a newer version than this form knows. */
  onOutdated: () => void
}

/** Other words for a proposal, on the version that was read. What is written is kept until it is saved or given up. */
export const EditProposal = ({ proposal, onClose, onOutdated }: Props) => {
  const { t } = useLingui()
  const view = readFragment(ProposalFragment, proposal)
  const { title, theme, partners, version } = readFragment(ProposalFacts, view)
  const { memberId } = useViewer()
  const saved = { title, body: view.body, theme, partners: partners.join(', ') }
  const draft = useVersionedEdit(memberId, `edit-proposal-${view.id}`, saved, version)
  const { outdated } = draft
  const { send, sending, failure, forget } = useCommand(EditProposalMutation, (data) => data.editProposal)
  const failureText = useFailureText()
  const field = failure?.kind === 'refused' ? failure.field : null
  const errorOf = (name: string) => (failure && field === name ? failureText(failure) : null)
  const save = async () => {
    const { values, version: begunOn, commandId } = draft.toSend()
    const input = { proposalId: view.id, version: begunOn, ...inputOf(values), commandId }
    const outcome = await send({ input })
    if (!outcome.done) {
      if (isConflict(outcome.failure)) onOutdated()
      return
    }
    draft.clear()
    onClose()
  }
  const giveUp = () => {
    draft.clear()
    onClose()
  }
  return (
    <Form onSubmit={() => void save()} label={t`Modifier la proposition`}>
      <Stack gap="md">
        <ProposalFields values={draft.values} change={draft.change} errorOf={errorOf} />
        {failure && !field && !outdated && <FailureAlert failure={failure} />}
        {outdated && (
          <ChangedMeanwhile draft={draft} onChosen={forget}>
            <SavedTexts saved={saved} differing={draft.differing} />
          </ChangedMeanwhile>
        )}
        <Group gap="sm">
          <Button variant="default" onClick={giveUp}>
            <Trans>Annuler</Trans>
          </Button>
          <Button type="submit" loading={sending} disabled={outdated}>
            <Trans>Enregistrer les changements</Trans>
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
