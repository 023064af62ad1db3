import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from '../../../generated/index.ts'
import type { PollChoice } from '../../../generated/graphql.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import { Form } from '../../../ui/form.tsx'
import { When } from '../when.tsx'

const AnswerPollMutation = graphql(`
  mutation AnswerDatePoll($input: AnswerDatePollInput!) {
    answerDatePoll(input: $input) {
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

interface Props {
  pollId: string
  slots: readonly {
    readonly id: string
    readonly startsAt: string
    readonly endsAt: string
    readonly viewerChoice: PollChoice | null
  }[]
}

const choices: readonly PollChoice[] = ['YES', 'IF_NEED_BE', 'NO']

/** Yes, if need be, or no for each date. What is ticked is kept until it is sent. */
export const AnswerPoll = ({ pollId, slots }: Props) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const said: Record<string, PollChoice> = {}
  for (const { id, viewerChoice } of slots) if (viewerChoice) said[id] = viewerChoice
  // What was ticked on this page; the rest is as it was said before.
  const draft = useDraft<{ ticked: Record<string, PollChoice> }>(memberId, `date-poll-${pollId}`, { ticked: {} })
  const { send, sending, failure } = useCommand(AnswerPollMutation, (data) => data.answerDatePoll)
  const [thanked, setThanked] = useState(false)
  const [tried, setTried] = useState(false)
  const names: Record<PollChoice, string> = { YES: t`Oui`, IF_NEED_BE: t`Si besoin`, NO: t`Non` }

  const tick = (slotId: string, value: string) => {
    const choice = choices.find((each) => each === value)
    if (choice) draft.change({ ticked: { ...draft.values.ticked, [slotId]: choice } })
    setThanked(false)
  }
  const given = { ...said, ...draft.values.ticked }
  const answer = async () => {
    setTried(true)
    // As it was said before: there is nothing to send.
    if (Object.keys(draft.values.ticked).length === 0) return setThanked(Object.keys(given).length > 0)
    const { values, commandId } = draft.toSend()
    const answers = Object.entries(values.ticked).map(([slotId, choice]) => ({ slotId, choice }))
    const outcome = await send({ input: { datePollId: pollId, choices: answers, commandId } })
    if (!outcome.done) return
    draft.clear()
    setThanked(true)
  }

  return (
    <Form onSubmit={() => void answer()} label={t`Vos disponibilités`}>
      <Stack gap="md">
        {slots.map(({ id, startsAt, endsAt }, nth) => (
          <Radio.Group
            key={id}
            label={<When startsAt={startsAt} endsAt={endsAt} />}
            value={given[id] ?? ''}
            onChange={(value) => tick(id, value)}
            error={nth === 0 && tried && Object.keys(given).length === 0 ? t`Répondez pour une date au moins.` : null}
          >
            <Group mt="xs">
              {choices.map((choice) => (
                <Radio key={choice} value={choice} label={names[choice]} />
              ))}
            </Group>
          </Radio.Group>
        ))}
        {failure && <FailureAlert failure={failure} />}
        <Group aria-live="polite">
          <Button type="submit" loading={sending}>
            <Trans>Envoyer mes disponibilités</Trans>
          </Button>
          {thanked && (
            <Text size="sm">
              <Trans>Merci, c’est noté.</Trans>
            </Text>
          )}
        </Group>
      </Stack>
    </Form>
  )
}
