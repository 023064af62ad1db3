import { Button, Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
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
import { momentOf } from './paris.ts'
import { ruleOf, type Repeat } from './rule-of.ts'

const PlanQuery = graphql(`
  query PlanWorkshop {
    communities {
      id
      name
      viewerMayPlan
      communes {
        code
        name
      }
    }
  }
`)
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

const empty = {
  kind: 'MEETING' as 'MEETING' | 'WORKSHOP',
  title: '',
  description: '',
  communityIds: [] as string[],
  day: '',
  from: '09:00',
  until: '12:00',
  communeCode: '',
  address: '',
  access: '',
  videoUrl: '',
  seats: '',
  seatsPerEstablishment: '',
  openToNetwork: false,
  publicListing: false,
  repeat: '' as Repeat,
  times: '6',
}

const repeats = ['WEEKLY', 'FORTNIGHTLY', 'MONTHLY'] as const
const countOf = (text: string): number | null => (text.trim() === '' ? null : Number(text))
const orNull = (text: string): string | null => text.trim() || null
const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name, 'fr')

/** Plans a workshop or meeting as a draft. What is written is kept until it is sent. */
export const PlanForm = ({ onPlanned }: { onPlanned: (id: string) => void }) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const draft = useDraft(memberId, 'plan-workshop', empty)
  const [result, retry] = useQuery({ query: PlanQuery })
  const one = useCommand(ScheduleMutation, (data) => data.scheduleWorkshop)
  const series = useCommand(ScheduleSeriesMutation, (data) => data.scheduleSeries)
  const sending = one.sending || series.sending
  const failure = one.failure ?? series.failure
  const failureText = useFailureText()
  const { values, change } = draft
  const field = failure?.kind === 'refused' ? failure.field : null
  const errorOf = (...names: string[]) => (failure && field && names.includes(field) ? failureText(failure) : null)
  const starts = momentOf(values.day, values.from)
  const ends = momentOf(values.day, values.until)

  const plan = async () => {
    if (!starts || !ends) return
    const { values: sent, commandId } = draft.toSend()
    const workshop = {
      kind: sent.kind,
      title: sent.title,
      description: sent.description,
      communityIds: sent.communityIds,
      startsAt: starts,
      endsAt: ends,
      communeCode: orNull(sent.communeCode),
      address: orNull(sent.address),
      access: orNull(sent.access),
      videoUrl: orNull(sent.videoUrl),
      seats: countOf(sent.seats),
      seatsPerEstablishment: countOf(sent.seatsPerEstablishment),
      openTo: sent.openToNetwork ? ('NETWORK' as const) : ('COMMUNITIES' as const),
      publicListing: sent.publicListing,
    }
    one.forget()
    series.forget()
    if (sent.repeat === '') {
      const outcome = await one.send({ input: { ...workshop, commandId } })
      if (!outcome.done) return
      draft.clear()
      onPlanned(outcome.value.id)
      return
    }
    const rule = ruleOf(sent.repeat, Number(sent.times), sent.day)
    const outcome = await series.send({ input: { workshop, rule, commandId } })
    const first = outcome.done ? outcome.value.workshops[0] : undefined
    if (!first) return
    draft.clear()
    onPlanned(first.id)
  }

  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })}>
      {({ communities }) => {
        const mine = communities.filter(({ viewerMayPlan }) => viewerMayPlan)
        const communes = [
          ...new Map(communities.flatMap((each) => each.communes).map((each) => [each.code, each])).values(),
        ]
        return (
          <Form onSubmit={() => void plan()}>
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
                  {mine.map(({ id, name }) => (
                    <Checkbox key={id} value={id} label={name} />
                  ))}
                </Stack>
              </Checkbox.Group>
              <Group align="start">
                <TextInput
                  type="date"
                  label={t`Jour`}
                  value={values.day}
                  onChange={({ currentTarget: { value } }) => change({ day: value })}
                  error={values.day !== '' && !starts ? t`Ce jour n’existe pas.` : null}
                  required
                  withAsterisk={false}
                />
                <TextInput
                  type="time"
                  label={t`De`}
                  value={values.from}
                  onChange={({ currentTarget: { value } }) => change({ from: value })}
                  error={errorOf('startsAt')}
                />
                <TextInput
                  type="time"
                  label={t`À`}
                  value={values.until}
                  onChange={({ currentTarget: { value } }) => change({ until: value })}
                  error={errorOf('endsAt', 'dates')}
                />
              </Group>
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
              <NativeSelect
                label={t`Commune`}
                value={values.communeCode}
                onChange={({ currentTarget: { value } }) => change({ communeCode: value })}
                error={errorOf('communeCode')}
                data={[
                  { value: '', label: t`Aucune, ou en visioconférence` },
                  ...communes.toSorted(byName).map(({ code, name }) => ({ value: code, label: name })),
                ]}
              />
              <TextInput
                label={t`Adresse`}
                value={values.address}
                onChange={({ currentTarget: { value } }) => change({ address: value })}
                error={errorOf('address')}
              />
              <TextInput
                label={t`Comment s’y rendre`}
                value={values.access}
                onChange={({ currentTarget: { value } }) => change({ access: value })}
                error={errorOf('access')}
              />
              <TextInput
                type="url"
                label={t`Lien de visioconférence`}
                value={values.videoUrl}
                onChange={({ currentTarget: { value } }) => change({ videoUrl: value })}
                error={errorOf('videoUrl')}
              />
              <Group align="start">
                <TextInput
                  type="number"
                  inputMode="numeric"
                  label={t`Places (vide : sans limite)`}
                  value={values.seats}
                  onChange={({ currentTarget: { value } }) => change({ seats: value })}
                  error={errorOf('seats')}
                />
                <TextInput
                  type="number"
                  inputMode="numeric"
                  label={t`Places par établissement`}
                  value={values.seatsPerEstablishment}
                  onChange={({ currentTarget: { value } }) => change({ seatsPerEstablishment: value })}
                  error={errorOf('seatsPerEstablishment')}
                />
              </Group>
              <Textarea
                label={t`De quoi il s’agit`}
                autosize
                minRows={4}
                value={values.description}
                onChange={({ currentTarget: { value } }) => change({ description: value })}
                error={errorOf('description')}
              />
              <Checkbox
                label={t`Ouverte à tout le réseau`}
                checked={values.openToNetwork}
                onChange={({ currentTarget: { checked } }) => change({ openToNetwork: checked })}
              />
              <Checkbox
                label={t`L’annoncer dans les calendriers publics, ouverts à tous`}
                checked={values.publicListing}
                onChange={({ currentTarget: { checked } }) => change({ publicListing: checked })}
              />
              {failure && !field && <FailureAlert failure={failure} />}
              <Group>
                <Button type="submit" loading={sending} disabled={!starts || !ends}>
                  <Trans>Enregistrer le brouillon</Trans>
                </Button>
              </Group>
            </Stack>
          </Form>
        )
      }}
    </QueryState>
  )
}
