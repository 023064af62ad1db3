import { Button, Fieldset, Group, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { momentOf } from './paris.ts'
import { emptyDate, type DateValues } from './workshop-values.ts'

interface Props {
  dates: readonly DateValues[]
  change: (dates: readonly DateValues[]) => void
  /** So many stay. */
  atLeast: number
  /** Sending was tried: what is missing is told at its field. */
  tried: boolean
  /** What is wrong with the beginning or the end of the first. */
  startError?: string | null
  endError?: string | null
}

/** One date or several, each a day and its hours. */
export const DateFields = ({ dates, change, atLeast, tried, startError = null, endError = null }: Props) => {
  const { t } = useLingui()
  const changeDate = (index: number, part: Partial<DateValues>) =>
    change(dates.map((date, each) => (each === index ? { ...date, ...part } : date)))
  const hours = [
    { name: 'from', label: t`De`, wrong: startError },
    { name: 'until', label: t`À`, wrong: endError },
  ] as const
  const missing = (given: string, words: string): string | null => (tried && given === '' ? words : null)
  const notADay = ({ day }: DateValues): string | null =>
    day !== '' && !momentOf(day, '00:00') ? t`Ce jour n’existe pas.` : missing(day, t`Choisissez un jour.`)
  return (
    <>
      {dates.map((date, index) => {
        const number = index + 1
        const row = (
          <Group align="start">
            <TextInput
              type="date"
              label={t`Jour`}
              value={date.day}
              onChange={({ currentTarget: { value } }) => changeDate(index, { day: value })}
              error={notADay(date)}
              required
              withAsterisk={false}
            />
            <Group align="start" wrap="nowrap">
              {hours.map(({ name, label, wrong }) => (
                <TextInput
                  key={name}
                  type="time"
                  label={label}
                  value={date[name]}
                  onChange={({ currentTarget: { value } }) => changeDate(index, { [name]: value })}
                  error={missing(date[name], t`Indiquez une heure.`) ?? (index === 0 ? wrong : null)}
                />
              ))}
            </Group>
          </Group>
        )
        if (dates.length === 1) return <div key={index}>{row}</div>
        return (
          <Fieldset key={index} legend={t`Date ${number}`}>
            <Stack gap="sm">
              {row}
              {dates.length > atLeast && (
                <Group>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() => change(dates.filter((_date, each) => each !== index))}
                  >
                    <Trans>Retirer cette date</Trans>
                  </Button>
                </Group>
              )}
            </Stack>
          </Fieldset>
        )
      })}
      <Group>
        <Button
          variant="default"
          size="xs"
          onClick={() => change([...dates, { ...(dates.at(-1) ?? emptyDate), day: '' }])}
        >
          <Trans>Ajouter une date</Trans>
        </Button>
      </Group>
    </>
  )
}
