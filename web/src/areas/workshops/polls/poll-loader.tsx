import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core'
import { Plural, Trans } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { ButtonLink, Link } from '../../../ui/link.tsx'
import { Markdown } from '../../../ui/markdown.tsx'
import { MemberName } from '../../../ui/member-name.tsx'
import { DayAndHour } from '../../../ui/day-and-hour.tsx'
import { NotFound } from '../../../ui/not-found.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { AnswerPoll } from './answer-poll.tsx'
import { PollFacts, PollFragment } from './poll-fragment.ts'
import { PollResults } from './poll-results.tsx'
import { FrenchTitle } from '../../../ui/french-title.tsx'

const PollQuery = graphql(`
  query DatePoll($id: ID!) {
    node(id: $id) {
      ... on DatePoll {
        id
        ...Poll
      }
    }
  }
`)
const ClosePollMutation = graphql(`
  mutation CloseDatePoll($input: CloseDatePollInput!) {
    closeDatePoll(input: $input) {
      ... on DatePoll {
        id
        ...Poll
      }
      ... on Error {
        code
        message
      }
    }
  }
`)

/** One poll by its id; says so when it does not exist or is not open to the viewer. */
export const PollLoader = ({ id }: { id: string }) => {
  const [result, retry] = useQuery({ query: PollQuery, variables: { id } })
  const missing = result.error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'NOT_FOUND')
  if (missing && !result.data?.node) return <NotFound />
  const data = result.data?.node ? result.data : undefined
  return (
    <QueryState result={{ ...result, data }} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={5}>
      {({ node }) => (node?.__typename === 'DatePoll' ? <PollView poll={node} /> : <NotFound />)}
    </QueryState>
  )
}

/** What is asked, what others said, one's own answer, and which date suits most. */
const PollView = ({ poll }: { poll: FragmentType<typeof PollFragment> }) => {
  const view = readFragment(PollFragment, poll)
  const facts = readFragment(PollFacts, view)
  const { send, sending, failure } = useCommand(ClosePollMutation, (data) => data.closeDatePoll)
  return (
    <Stack gap="lg">
      <Group gap="sm">
        <PageTitle tab={facts.title}>
          <FrenchTitle>{facts.title}</FrenchTitle>
        </PageTitle>
        {!facts.viewerMayAnswer && (
          <Badge tt="none" variant="default">
            <Trans>fermé</Trans>
          </Badge>
        )}
      </Group>
      <Text size="sm">
        <MemberName member={view.createdBy} /> ·{' '}
        <span lang="fr">{facts.communities.map(({ name }) => name).join(' · ')}</span>
      </Text>
      {view.descriptionHtml !== '' && <Markdown html={view.descriptionHtml} />}
      {view.workshop && (
        <Alert variant="light" title={<Trans>La date est trouvée</Trans>}>
          <Link to="/ateliers/$id" params={{ id: view.workshop.id }}>
            <FrenchTitle>{view.workshop.title}</FrenchTitle>
          </Link>
        </Alert>
      )}
      {facts.viewerMayAnswer && (
        <Panel title={<Trans>Vos disponibilités</Trans>}>
          <Stack gap="md">
            <Text size="sm">
              <Trans>
                Répondez jusqu’au <DayAndHour at={facts.closesAt} />. Vous pouvez changer d’avis jusque-là.
              </Trans>
            </Text>
            <AnswerPoll pollId={view.id} slots={view.slots} />
          </Stack>
        </Panel>
      )}
      <Panel title={<Trans>Ce qui convient</Trans>}>
        <Stack gap="md">
          <Text size="sm" c="dimmed" aria-live="polite">
            <Plural
              value={facts.answererCount}
              _0="Personne n’a encore répondu."
              one="# personne a répondu."
              other="# personnes ont répondu."
            />
          </Text>
          <PollResults slots={view.slots} bestId={view.bestSlot?.id ?? null} />
          {view.viewerMayClose && !view.workshop && (
            <Group>
              <ButtonLink to="/ateliers/nouveau" search={{ sondage: view.id }}>
                <Trans>Prévoir la rencontre</Trans>
              </ButtonLink>
              {facts.viewerMayAnswer && (
                <Button
                  variant="default"
                  loading={sending}
                  onClick={() => void send({ input: { datePollId: view.id } })}
                >
                  <Trans>Fermer le sondage</Trans>
                </Button>
              )}
            </Group>
          )}
          {failure && <FailureAlert failure={failure} />}
        </Stack>
      </Panel>
    </Stack>
  )
}
