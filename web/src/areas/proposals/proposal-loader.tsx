import { Button, Group, List, Stack, Text } from '@mantine/core'
import { Plural, Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { useQuery } from 'urql'
import { type FragmentType, graphql, readFragment } from '../../generated/index.ts'
import { useCommand } from '../../lib/use-command.ts'
import { EditButton } from '../../ui/edit-button.tsx'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { Link } from '../../ui/link.tsx'
import { Markdown } from '../../ui/markdown.tsx'
import { MemberName } from '../../ui/member-name.tsx'
import { Moment } from '../../ui/moment.tsx'
import { NotFound } from '../../ui/not-found.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Panel } from '../../ui/panel.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { EditProposal } from './edit-proposal.tsx'
import { Amendments } from './amendments.tsx'
import { ProposalFacts } from './proposal-facts.ts'
import { ProposalFragment } from './proposal-fragment.ts'
import { StateBadge, useStateName } from './proposal-state.tsx'
import { SetState } from './set-state.tsx'
import { FrenchTitle } from '../../ui/french-title.tsx'

const ProposalQuery = graphql(`
  query Proposal($id: ID!) {
    node(id: $id) {
      ... on Proposal {
        id
        ...Proposal
      }
    }
  }
`)
const SupportMutation = graphql(`
  mutation SupportProposal($input: SupportProposalInput!) {
    supportProposal(input: $input) {
      ... on Proposal {
        id
        supportCount
        viewerSupports
      }
      ... on Error {
        code
        message
      }
    }
  }
`)

/** One proposal by its id; says so when it does not exist. */
export const ProposalLoader = ({ id }: { id: string }) => {
  const [result, retry] = useQuery({ query: ProposalQuery, variables: { id } })
  const missing = result.error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'NOT_FOUND')
  if (missing && !result.data?.node) return <NotFound />
  const data = result.data?.node ? result.data : undefined
  const renew = () => retry({ requestPolicy: 'network-only' })
  return (
    <QueryState result={{ ...result, data }} onRetry={renew} lines={5}>
      {({ node }) =>
        node?.__typename === 'Proposal' ? <ProposalView proposal={node} onOutdated={renew} /> : <NotFound />
      }
    </QueryState>
  )
}

interface ProposalViewProps {
  proposal: FragmentType<typeof ProposalFragment>
  /** There is a newer version than this page knows. */
  onOutdated: () => void
}

/** What is proposed, by whom, how many support it, what became of it. */
const ProposalView = ({ proposal, onOutdated }: ProposalViewProps) => {
  const view = readFragment(ProposalFragment, proposal)
  const facts = readFragment(ProposalFacts, view)
  const [editing, setEditing] = useState(false)
  const nameOf = useStateName()
  const { send, sending, failure } = useCommand(SupportMutation, (answer) => answer.supportProposal)
  const support = () => void send({ input: { proposalId: view.id, support: !view.viewerSupports } })
  return (
    <Stack gap="lg">
      <Group gap="sm">
        <PageTitle tab={facts.title}>
          <FrenchTitle>{facts.title}</FrenchTitle>
        </PageTitle>
        <StateBadge state={facts.state} />
      </Group>
      <Link to="/plan">
        <Trans>Revenir au plan</Trans>
      </Link>
      {editing && (
        <Panel title={<Trans>Modifier la proposition</Trans>}>
          <EditProposal proposal={proposal} onClose={() => setEditing(false)} onOutdated={onOutdated} />
        </Panel>
      )}
      <Panel
        title={<Trans>La proposition</Trans>}
        {...(view.viewerMayEdit && !editing
          ? {
              action: (
                <EditButton onClick={() => setEditing(true)}>
                  <Trans>Modifier</Trans>
                </EditButton>
              ),
            }
          : {})}
      >
        <Stack gap="sm">
          <Text size="sm">
            <MemberName member={view.author} /> · <Moment at={view.createdAt} />
          </Text>
          <Markdown html={view.bodyHtml} />
          <Text size="sm" c="dimmed" lang="fr">
            {[facts.theme, ...facts.partners].join(' · ')}
          </Text>
          {view.workshop && (
            <Text size="sm">
              <Trans>
                Issue de{' '}
                <Link to="/ateliers/$id" params={{ id: view.workshop.id }}>
                  <FrenchTitle>{view.workshop.title}</FrenchTitle>
                </Link>
              </Trans>
            </Text>
          )}
          <Group aria-live="polite">
            <Button
              variant={view.viewerSupports ? 'default' : 'filled'}
              loading={sending}
              aria-pressed={view.viewerSupports}
              onClick={support}
            >
              {view.viewerSupports ? <Trans>Retirer mon soutien</Trans> : <Trans>Soutenir</Trans>}
            </Button>
            <Text>
              <Plural value={facts.supportCount} _0="aucun soutien" one="# soutien" other="# soutiens" />
            </Text>
          </Group>
          {failure && <FailureAlert failure={failure} />}
        </Stack>
      </Panel>
      <Panel title={<Trans>Ce qu’elle devient</Trans>}>
        <Stack gap="md">
          <List>
            {view.steps.map(({ state, reason, member, createdAt }) => (
              <List.Item key={createdAt}>
                {nameOf(state)} · {member.displayName} · <Moment at={createdAt} />
                {reason && (
                  <Text size="sm" lang="fr">
                    {reason}
                  </Text>
                )}
              </List.Item>
            ))}
          </List>
          {view.viewerMaySetState && <SetState key={facts.state} proposalId={view.id} state={facts.state} />}
        </Stack>
      </Panel>
      <Panel title={<Trans>Amendements</Trans>}>
        <Amendments proposal={proposal} onOutdated={onOutdated} />
      </Panel>
    </Stack>
  )
}
