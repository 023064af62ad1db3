import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { useFailureText } from '../../../ui/failure-text.tsx'
import { Form } from '../../../ui/form.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { DateFields } from '../plan/date-fields.tsx'
import { momentOf } from '../plan/paris.ts'
import { PlanQuery } from '../plan/plan-query.ts'
import { WhatAndForWhom } from '../plan/what-and-for-whom.tsx'
import { emptyDate, momentsOf, type DateValues } from '../plan/workshop-values.ts'

const OpenPollMutation = graphql(`
  mutation OpenDatePoll($input: OpenDatePollInput!) {
    openDatePoll(input: $input) {
      ... on DatePoll {
        id
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

interface PollValues {
  readonly kind: 'MEETING' | 'WORKSHOP'
  readonly title: string
  readonly description: string
  readonly communityIds: string[]
  readonly slots: readonly DateValues[]
  readonly closesOn: string
}
const empty: PollValues = {
  kind: 'MEETING',
  title: '',
  description: '',
  communityIds: [],
  slots: [emptyDate, emptyDate],
  closesOn: '',
}

/** Asks communities which of several dates suits. What is written is kept until it is sent. */
export const OpenPoll = ({ onOpened }: { onOpened: (id: string) => void }) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const draft = useDraft(memberId, 'date-poll', empty)
  const [result, retry] = useQuery({ query: PlanQuery })
  const { send, sending, failure } = useCommand(OpenPollMutation, (data) => data.openDatePoll)
  const [tried, setTried] = useState(false)
  const failureText = useFailureText()
  const field = failure?.kind === 'refused' ? failure.field : null
  const errorOf = (name: string) => (failure && field === name ? failureText(failure) : null)
  const { values, change } = draft

  const open = async () => {
    const { values: sent, commandId } = draft.toSend()
    const slots = momentsOf(sent.slots)?.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }))
    const until = momentOf(sent.closesOn, '23:59')
    if (!slots || !until) return setTried(true)
    const { kind, title, description, communityIds } = sent
    const outcome = await send({ input: { kind, title, description, communityIds, slots, closesAt: until, commandId } })
    if (!outcome.done) return
    draft.clear()
    onOpened(outcome.value.id)
  }

  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })}>
      {({ communities }) => (
        <Form onSubmit={() => void open()}>
          <Stack gap="md">
            <WhatAndForWhom
              values={values}
              change={change}
              errorOf={errorOf}
              choosable={communities.filter(({ viewerMayPlan }) => viewerMayPlan)}
            />
            <DateFields dates={values.slots} change={(slots) => change({ slots })} atLeast={2} tried={tried} />
            {field === 'slots' && failure && <FailureAlert failure={failure} />}
            <TextInput
              type="date"
              label={t`On répond jusqu’au`}
              description={t`Le sondage se ferme tout seul à la fin de ce jour, et la date qui convient le mieux vous est dite.`}
              value={values.closesOn}
              onChange={({ currentTarget: { value } }) => change({ closesOn: value })}
              error={tried && values.closesOn === '' ? t`Choisissez un jour.` : errorOf('closesAt')}
            />
            <Textarea
              label={t`De quoi il s’agit`}
              autosize
              minRows={3}
              value={values.description}
              onChange={({ currentTarget: { value } }) => change({ description: value })}
              error={errorOf('description')}
            />
            {failure && !field && <FailureAlert failure={failure} />}
            <Group>
              <Button type="submit" loading={sending}>
                <Trans>Ouvrir le sondage</Trans>
              </Button>
            </Group>
          </Stack>
        </Form>
      )}
    </QueryState>
  )
}
