import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
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
import { PlanQuery } from './plan-query.ts'
import { ruleOf, type Repeat } from './rule-of.ts'
import { WorkshopFields } from './workshop-fields.tsx'
import { emptyWorkshop, inputOf, momentsOf, type WorkshopValues } from './workshop-values.ts'

const ScheduleMutation = graphql(`
  mutation ScheduleWorkshop($input: ScheduleWorkshopInput!) {
    scheduleWorkshop(input: $input) {
      ... on Workshop {
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
const ScheduleSeriesMutation = graphql(`
  mutation ScheduleSeries($input: ScheduleSeriesInput!) {
    scheduleSeries(input: $input) {
      ... on WorkshopSeries {
        id
        workshops {
          id
        }
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

const once = { repeat: '' as Repeat, times: '6' }
const repeats = ['WEEKLY', 'FORTNIGHTLY', 'MONTHLY'] as const

interface Props {
  /** What the form begins with; nothing unless told otherwise. */
  start?: WorkshopValues
  /** The poll that found the date. */
  datePollId?: string
  onPlanned: (id: string) => void
}

/** Plans a workshop or meeting, or a series of them, as a draft. What is written is kept until it is sent. */
export const PlanForm = ({ start = emptyWorkshop, datePollId, onPlanned }: Props) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const draft = useDraft(memberId, `plan-workshop${datePollId ?? ''}`, { ...start, ...once })
  const [result, retry] = useQuery({ query: PlanQuery })
  const one = useCommand(ScheduleMutation, (data) => data.scheduleWorkshop)
  const series = useCommand(ScheduleSeriesMutation, (data) => data.scheduleSeries)
  const [tried, setTried] = useState(false)
  const failureText = useFailureText()
  const { values, change } = draft
  const failure = one.failure ?? series.failure
  const field = failure?.kind === 'refused' ? failure.field : null
  const errorOf = (...names: string[]) => (failure && field && names.includes(field) ? failureText(failure) : null)

  const plan = async () => {
    const { values: sent, commandId } = draft.toSend()
    const dates = momentsOf(sent.dates)
    const [first, last] = [dates?.[0], dates?.at(-1)]
    if (!dates || !first || !last) return setTried(true)
    const workshop = {
      ...inputOf(sent),
      startsAt: first.startsAt,
      endsAt: last.endsAt,
      dates,
      datePollId: datePollId ?? null,
    }
    one.forget()
    series.forget()
    const outcome =
      sent.repeat === ''
        ? await one.send({ input: { ...workshop, commandId } })
        : await series.send({
            input: { workshop, rule: ruleOf(sent.repeat, Number(sent.times), sent.dates[0]?.day ?? ''), commandId },
          })
    if (!outcome.done) return
    const planned = 'workshops' in outcome.value ? outcome.value.workshops[0] : outcome.value
    draft.clear()
    if (planned) onPlanned(planned.id)
  }

  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })}>
      {({ communities }) => (
        <Form onSubmit={() => void plan()}>
          <Stack gap="md">
            <WorkshopFields
              values={values}
              change={change}
              errorOf={errorOf}
              communities={communities}
              choosable={communities.filter(({ viewerMayPlan }) => viewerMayPlan)}
              tried={tried}
            >
              <Group align="start">
                <NativeSelect
                  label={t`Se répète`}
                  value={values.repeat}
                  onChange={({ currentTarget: { value } }) =>
                    change({ repeat: repeats.find((each) => each === value) ?? '' })
                  }
                  data={[
                    { value: '', label: t`Non, une seule fois` },
                    { value: 'WEEKLY', label: t`Chaque semaine` },
                    { value: 'FORTNIGHTLY', label: t`Toutes les deux semaines` },
                    { value: 'MONTHLY', label: t`Chaque mois, le même jour de la semaine` },
                  ]}
                />
                {values.repeat !== '' && (
                  <TextInput
                    type="number"
                    inputMode="numeric"
                    label={t`Nombre de rencontres`}
                    value={values.times}
                    onChange={({ currentTarget: { value } }) => change({ times: value })}
                    error={errorOf('rule')}
                  />
                )}
              </Group>
            </WorkshopFields>
            {failure && !field && <FailureAlert failure={failure} />}
            <Group>
              <Button type="submit" loading={one.sending || series.sending}>
                <Trans>Enregistrer le brouillon</Trans>
              </Button>
            </Group>
          </Stack>
        </Form>
      )}
    </QueryState>
  )
}
