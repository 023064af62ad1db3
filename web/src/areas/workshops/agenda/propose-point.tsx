import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { useFailureText } from '../../../ui/failure-text.tsx'
import { Form } from '../../../ui/form.tsx'

const ProposePointMutation = graphql(`
  mutation ProposeAgendaPoint($input: ProposeAgendaPointInput!) {
    proposeAgendaPoint(input: $input) {
      ... on Workshop {
        id
        ...Agenda
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
const OpenThreadsQuery = graphql(`
  query OpenThreadsToDiscuss($slug: String!) {
    community(slug: $slug) {
      id
      threads(first: 50, solved: false) {
        edges {
          node {
            id
            title
          }
        }
      }
    }
  }
`)

const empty = { title: '', threadId: '', minutes: '' }

interface Props {
  workshopId: string
  communities: readonly { readonly id: string; readonly slug: string }[]
}

/** A point of one's own, or an open question of the leading community. What is written is kept until it is sent. */
export const ProposePoint = ({ workshopId, communities }: Props) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const draft = useDraft(memberId, `agenda-${workshopId}`, empty)
  const slug = communities[0]?.slug ?? ''
  const [{ data }] = useQuery({ query: OpenThreadsQuery, variables: { slug }, pause: slug === '' })
  const { send, sending, failure } = useCommand(ProposePointMutation, (answer) => answer.proposeAgendaPoint)
  const failureText = useFailureText()
  const field = failure?.kind === 'refused' ? failure.field : null
  const errorOf = (name: string) => (failure && field === name ? failureText(failure) : null)
  const { values, change } = draft
  const threads = data?.community?.threads.edges.map(({ node }) => node) ?? []

  const choose = (threadId: string) => {
    const before = threads.find(({ id }) => id === values.threadId)?.title ?? ''
    const title = threads.find(({ id }) => id === threadId)?.title ?? ''
    // Words of one's own stay.
    change(values.title === '' || values.title === before ? { threadId, title } : { threadId })
  }
  const propose = async () => {
    const { values: sent, commandId } = draft.toSend()
    const { title, threadId, minutes } = sent
    const outcome = await send({
      input: { workshopId, title, threadId: threadId || null, minutes: minutes ? Number(minutes) : null, commandId },
    })
    if (outcome.done) draft.clear()
  }

  return (
    <Form onSubmit={() => void propose()} label={t`Proposer un point`}>
      <Stack gap="sm">
        {threads.length > 0 && (
          <NativeSelect
            label={t`À partir d’une demande d’entraide non résolue`}
            value={values.threadId}
            onChange={({ currentTarget: { value } }) => choose(value)}
            error={errorOf('threadId')}
            data={[{ value: '', label: t`Aucune` }, ...threads.map(({ id, title }) => ({ value: id, label: title }))]}
          />
        )}
        <Group align="start">
          <TextInput
            label={t`Point à aborder`}
            flex="1 1 16rem"
            value={values.title}
            onChange={({ currentTarget: { value } }) => change({ title: value })}
            error={errorOf('title')}
          />
          <TextInput
            type="number"
            inputMode="numeric"
            label={t`Minutes`}
            w="7rem"
            value={values.minutes}
            onChange={({ currentTarget: { value } }) => change({ minutes: value })}
            error={errorOf('minutes')}
          />
        </Group>
        {failure && !field && <FailureAlert failure={failure} />}
        <Group>
          <Button type="submit" variant="default" loading={sending}>
            <Trans>Proposer ce point</Trans>
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
