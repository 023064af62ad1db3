import { Button, Group, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { graphql } from '../../generated/index.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { useViewer } from '../../lib/viewer.ts'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { useFailureText } from '../../ui/failure-text.tsx'
import { Form } from '../../ui/form.tsx'
import { TextArea } from '../../ui/text-area.tsx'

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

const empty = { title: '', body: '', theme: '', partners: '' }

interface Props {
  /** The workshop that it grows out of; "": none. */
  workshopId: string
  onMade: (id: string) => void
}

/** Proposes something for the plan. What is written is kept until it is sent. */
export const MakeProposal = ({ workshopId, onMade }: Props) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const draft = useDraft(memberId, 'proposal', empty)
  const { send, sending, failure } = useCommand(MakeProposalMutation, (data) => data.makeProposal)
  const failureText = useFailureText()
  const field = failure?.kind === 'refused' ? failure.field : null
  const errorOf = (name: string) => (failure && field === name ? failureText(failure) : null)
  const { values, change } = draft
  const make = async () => {
    const { values: sent, commandId } = draft.toSend()
    const partners = sent.partners.split(/[,;\n]/)
    const outcome = await send({ input: { ...sent, partners, workshopId: workshopId || null, commandId } })
    if (!outcome.done) return
    draft.clear()
    onMade(outcome.value.id)
  }
  return (
    <Form onSubmit={() => void make()}>
      <Stack gap="md">
        <TextInput
          label={t`Titre`}
          value={values.title}
          onChange={({ currentTarget: { value } }) => change({ title: value })}
          error={errorOf('title')}
        />
        <TextArea
          label={t`Ce que vous proposez`}
          value={values.body}
          onChange={(body) => change({ body })}
          error={errorOf('body')}
        />
        <TextInput
          label={t`Thème`}
          description={t`Par exemple : intégration, qualité de vie au travail, management de proximité.`}
          value={values.theme}
          onChange={({ currentTarget: { value } }) => change({ theme: value })}
          error={errorOf('theme')}
        />
        <TextInput
          label={t`Partenaires qui contribuent`}
          description={t`Séparés par des virgules ; laissez vide s’il n’y en a pas encore.`}
          value={values.partners}
          onChange={({ currentTarget: { value } }) => change({ partners: value })}
          error={errorOf('partners')}
        />
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
