import { Anchor, Button, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { type FragmentType, readFragment } from '../../../generated/index.ts'
import type { AttendanceMark } from '../../../generated/graphql.ts'
import { formatLongDay, formatTime } from '../../../lib/dates.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { FailureAlert } from '../../../ui/failure-alert.tsx'
import list from '../../../ui/list.module.css'
import { SheetFragment } from './check-in-query.ts'
import { useTaps } from './use-taps.ts'
import { WalkInLine } from './walk-in-line.tsx'
import { WalkInForm } from './walk-in-form.tsx'

interface Props {
  workshopId: string
  dates: readonly { readonly id: string; readonly startsAt: string; readonly endsAt: string }[]
  sheet: FragmentType<typeof SheetFragment>
}

const isMark = (text: string): text is AttendanceMark => ['PRESENT', 'EXCUSED', 'ABSENT'].includes(text)

/** Who is there, one tap each; works without network, and several people at once agree. */
export const CheckIn = ({ workshopId, dates, sheet }: Props) => {
  const { t, i18n } = useLingui()
  const { memberId } = useViewer()
  const { attendance } = readFragment(SheetFragment, sheet)
  const [chosen, setChosen] = useState(
    () =>
      dates.findLast(({ startsAt }) => new Date(startsAt).getTime() < Date.now() + 12 * 3_600_000)?.id ?? dates[0]?.id,
  )
  const { taps, tap, failure, refused, retry, giveUp } = useTaps(workshopId, memberId)
  if (!attendance || !chosen) return null
  const rows = attendance.entries.map(({ registration, establishmentName, marks }) => {
    const pending = taps.find((each) => each.dateId === chosen && each.registrationId === registration.id)
    const saved = marks.find(({ dateId }) => dateId === chosen)
    return { ...registration, establishmentName, mark: pending?.mark ?? saved?.mark ?? null }
  })
  const here = rows.filter(({ mark }) => mark === 'PRESENT').length
  const walkIns = attendance.walkIns.filter(({ dateId }) => dateId === chosen)
  const present = here + walkIns.length
  return (
    <Stack gap="md">
      {dates.length > 1 && (
        <NativeSelect
          label={t`Demi-journée`}
          value={chosen}
          onChange={({ currentTarget: { value } }) => setChosen(value)}
          data={dates.map(({ id, startsAt }) => ({
            value: id,
            label: `${formatLongDay(new Date(startsAt), i18n.locale)}, ${formatTime(new Date(startsAt), i18n.locale)}`,
          }))}
        />
      )}
      <Group justify="space-between">
        <Text fw={600} role="status">
          <Plural
            value={present}
            _0="Personne n’est noté présent"
            one="# personne présente"
            other="# personnes présentes"
          />
          {taps.length > 0 && (
            <Text span inherit c="dimmed" fw={400}>
              {' · '}
              <Plural value={taps.length} one="# présence à envoyer" other="# présences à envoyer" />
            </Text>
          )}
        </Text>
        <Anchor href={`/sheets/${encodeURIComponent(workshopId)}.pdf`} download size="sm">
          <Trans>Feuille d’émargement (PDF)</Trans>
        </Anchor>
      </Group>
      {failure && !refused && (
        <Text size="sm">
          <Trans>Pas de réseau : les présences sont gardées sur cet appareil et partiront toutes seules.</Trans>
        </Text>
      )}
      {failure && refused && (
        <>
          <FailureAlert failure={failure} onRetry={retry} />
          <Group>
            <Button variant="default" size="xs" onClick={giveUp}>
              <Trans>Abandonner les présences non envoyées</Trans>
            </Button>
          </Group>
        </>
      )}
      {rows.length === 0 && (
        <Text c="dimmed">
          <Trans>Personne n’est inscrit. Ajoutez ci-dessous les personnes qui viennent.</Trans>
        </Text>
      )}
      <ul className={list['plain']}>
        {rows.map(({ id, member, establishmentName, walkIn, mark }) => (
          <li key={id} className={list['line']}>
            <Group justify="space-between" gap="sm">
              <div>
                <Text fw={600} lang="fr">
                  {member.displayName}
                </Text>
                <Text size="sm" c="dimmed">
                  <span lang="fr">{establishmentName}</span>
                  {walkIn && (
                    <>
                      {establishmentName && ' · '}
                      <Trans>venu(e) sans inscription</Trans>
                    </>
                  )}
                </Text>
              </div>
              <SegmentedControl
                aria-label={t`Présence de ${member.displayName}`}
                value={mark ?? ''}
                onChange={(value) => isMark(value) && tap(chosen, id, value)}
                data={[
                  { value: 'PRESENT', label: t`Présent` },
                  { value: 'EXCUSED', label: t`Excusé` },
                  { value: 'ABSENT', label: t`Absent` },
                ]}
              />
            </Group>
          </li>
        ))}
        {walkIns.map(({ id, name, organisation }) => (
          <WalkInLine key={id} id={id} name={name} organisation={organisation ?? null} />
        ))}
      </ul>
      <WalkInForm workshopId={workshopId} dateId={chosen} />
    </Stack>
  )
}
