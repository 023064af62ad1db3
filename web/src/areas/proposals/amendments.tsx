import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
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
import list from '../../ui/list.module.css'
import { Markdown } from '../../ui/markdown.tsx'
import { MemberName } from '../../ui/member-name.tsx'
import { Moment } from '../../ui/moment.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { ProposalFacts } from './proposal-facts.ts'
import { ProposalFragment } from './proposal-fragment.ts'

const AmendMutation = graphql(`
  mutation AmendProposal($input: AmendProposalInput!) {
    amendProposal(input: $input) {
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
const DecideMutation = graphql(`
  mutation DecideAmendment($input: DecideAmendmentInput!) {
    decideAmendment(input: $input) {
      ... on Proposal {
        id
        ...Proposal
      }
      ... on Error {
        code
        message
      }
    }
  }
`)

interface Props {
  proposal: FragmentType<typeof ProposalFragment>
  /** There is a newer version than this page knows. */
  onOutdated: () => void
}

/** Other texts that participants and partners suggest; who may change the proposal answers them. */
export const Amendments = ({ proposal, onOutdated }: Props) => {
  const { t } = useLingui()
  const view = readFragment(ProposalFragment, proposal)
  const { state, version } = readFragment(ProposalFacts, view)
  const { memberId } = useViewer()
  const draft = useVersionedEdit(memberId, `amend-${view.id}`, { body: view.body, reason: '' }, version)
  const { outdated } = draft
  const amend = useCommand(AmendMutation, (data) => data.amendProposal)
  const decide = useCommand(DecideMutation, (data) => data.decideAmendment)
  const failureText = useFailureText()
  const field = amend.failure?.kind === 'refused' ? amend.failure.field : null
  const errorOf = (name: string) => (amend.failure && field === name ? failureText(amend.failure) : null)
  const suggest = async () => {
    const { values, version: begunOn, commandId } = draft.toSend()
    const outcome = await amend.send({ input: { proposalId: view.id, version: begunOn, ...values, commandId } })
    if (outcome.done) draft.clear()
    else if (isConflict(outcome.failure)) onOutdated()
  }
  const answer = (amendmentId: string, accept: boolean) => void decide.send({ input: { amendmentId, accept } })
  return (
    <Stack gap="md">
      {view.amendments.length > 0 && (
        <ul className={list['plain']}>
          {view.amendments.map(({ id, author, reason, bodyHtml, createdAt, state: answered, outdated }) => (
            <li key={id} className={list['line']}>
              <Text size="sm">
                <MemberName member={author} /> · <Moment at={createdAt} />
                {answered === 'ACCEPTED' && (
                  <>
                    {' · '}
                    <Trans>accepté</Trans>
                  </>
                )}
                {answered === 'DECLINED' && (
                  <>
                    {' · '}
                    <Trans>écarté</Trans>
                  </>
                )}
              </Text>
              <Text lang="fr">{reason}</Text>
              <Markdown html={bodyHtml} />
              {outdated && (
                <Text size="sm" c="dimmed">
                  <Trans>La proposition a changé depuis : cet amendement est à reprendre.</Trans>
                </Text>
              )}
              {view.viewerMayEdit && answered === 'PROPOSED' && (
                <Group gap="sm">
                  {!outdated && (
                    <Button size="xs" loading={decide.sending} onClick={() => answer(id, true)}>
                      <Trans>Accepter ce texte</Trans>
                    </Button>
                  )}
                  <Button size="xs" variant="default" loading={decide.sending} onClick={() => answer(id, false)}>
                    <Trans>Écarter</Trans>
                  </Button>
                </Group>
              )}
            </li>
          ))}
        </ul>
      )}
      {decide.failure && <FailureAlert failure={decide.failure} />}
      {state !== 'DONE' && state !== 'DROPPED' && (
        <Form onSubmit={() => void suggest()} label={t`Suggérer un autre texte`}>
          <Stack gap="sm">
            <TextArea
              label={t`Le texte, tel que vous le suggérez`}
              value={draft.values.body}
              onChange={(body) => draft.change({ body })}
              error={errorOf('body')}
            />
            <TextInput
              label={t`Pourquoi ce changement`}
              value={draft.values.reason}
              onChange={({ currentTarget: { value } }) => draft.change({ reason: value })}
              error={errorOf('reason')}
            />
            {amend.failure && !field && !outdated && <FailureAlert failure={amend.failure} />}
            {/* The text as it is now stands above. */}
            {outdated && <ChangedMeanwhile draft={draft} onChosen={amend.forget} />}
            <Group>
              <Button type="submit" variant="default" loading={amend.sending} disabled={outdated}>
                <Trans>Proposer l’amendement</Trans>
              </Button>
            </Group>
          </Stack>
        </Form>
      )}
    </Stack>
  )
}
