import { Button, Checkbox, Fieldset, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { useFailureText } from '../../../ui/failure-text.tsx'
import { Form } from '../../../ui/form.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { momentOf } from '../plan/paris.ts'
import { PlanQuery } from '../plan/plan-query.ts'
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
  const failureText = useFailureText()
  const field = failure?.kind === 'refused' ? failure.field : null
  const errorOf = (name: string) => (failure && field === name ? failureText(failure) : null)
  const { values, change } = draft
  const closesAt = momentOf(values.closesOn, '23:59')
  const ready = momentsOf(values.slots) !== null && closesAt !== null
  const changeSlot = (index: number, part: Partial<DateValues>) =>
    change({ slots: values.slots.map((slot, each) => (each === index ? { ...slot, ...part } : slot)) })

  const open = async () => {
    const { values: sent, commandId } = draft.toSend()
    const slots = momentsOf(sent.slots)?.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }))
    const until = momentOf(sent.closesOn, '23:59')
    if (!slots || !until) return
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
            <NativeSelect
              label={t`Ce que c’est`}
              value={values.kind}
              onChange={({ currentTarget: { value } }) =>
                change({ kind: value === 'WORKSHOP' ? 'WORKSHOP' : 'MEETING' })
              }
              data={[
                { value: 'MEETING', label: t`Rencontre de communauté` },
                { value: 'WORKSHOP', label: t`Atelier de managers` },
              ]}
            />
            <TextInput
              label={t`Titre`}
              value={values.title}
              onChange={({ currentTarget: { value } }) => change({ title: value })}
              error={errorOf('title')}
            />
            <Checkbox.Group
              label={t`Pour quelles communautés`}
              value={values.communityIds}
              onChange={(communityIds) => change({ communityIds })}
              error={errorOf('communityIds')}
            >
              <Stack gap="xs" mt="xs">
                {communities
                  .filter(({ viewerMayPlan }) => viewerMayPlan)
                  .map(({ id, name }) => (
                    <Checkbox key={id} value={id} label={name} />
                  ))}
              </Stack>
            </Checkbox.Group>
            {values.slots.map((slot, index) => {
              const number = index + 1
              return (
                <Fieldset key={index} legend={t`Date ${number}`}>
                  <Group align="end">
                    <TextInput
                      type="date"
                      label={t`Jour`}
                      value={slot.day}
                      onChange={({ currentTarget: { value } }) => changeSlot(index, { day: value })}
                    />
                    <TextInput
                      type="time"
                      label={t`De`}
                      value={slot.from}
                      onChange={({ currentTarget: { value } }) => changeSlot(index, { from: value })}
                    />
                    <TextInput
                      type="time"
                      label={t`À`}
                      value={slot.until}
                      onChange={({ currentTarget: { value } }) => changeSlot(index, { until: value })}
                    />
                    {values.slots.length > 2 && (
                      <Button
                        variant="subtle"
                        onClick={() => change({ slots: values.slots.filter((_slot, each) => each !== index) })}
                      >
                        <Trans>Retirer cette date</Trans>
                      </Button>
                    )}
                  </Group>
                </Fieldset>
              )
            })}
            <Group>
              <Button
                variant="default"
                size="xs"
                onClick={() => change({ slots: [...values.slots, { ...(values.slots.at(-1) ?? emptyDate), day: '' }] })}
              >
                <Trans>Ajouter une date</Trans>
              </Button>
            </Group>
            {field === 'slots' && failure && <FailureAlert failure={failure} />}
            <TextInput
              type="date"
              label={t`On répond jusqu’au`}
              description={t`Le sondage se ferme tout seul à la fin de ce jour, et la date qui convient le mieux vous est dite.`}
              value={values.closesOn}
              onChange={({ currentTarget: { value } }) => change({ closesOn: value })}
              error={errorOf('closesAt')}
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
              <Button type="submit" loading={sending} disabled={!ready}>
                <Trans>Ouvrir le sondage</Trans>
              </Button>
            </Group>
          </Stack>
        </Form>
      )}
    </QueryState>
  )
}
