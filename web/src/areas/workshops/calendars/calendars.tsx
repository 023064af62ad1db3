import { Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from 'urql'
import type { CalendarScope } from '../../../generated/graphql.ts'
import { Panel } from '../../../ui/panel.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { CalendarAddress } from './calendar-address.tsx'
import { CalendarsQuery } from './calendars-query.ts'
import { OwnCalendar } from './own-calendar.tsx'

/** Calendars that one subscribes to: one's own with their secret addresses, and the public ones. */
export const Calendars = () => {
  const { t } = useLingui()
  const [result, retry] = useQuery({ query: CalendarsQuery })
  const again = () => retry({ requestPolicy: 'network-only' })
  return (
    <QueryState result={result} onRetry={again} lines={6}>
      {({ calendarFeeds, publicCalendars, communities }) => {
        const own: { name: string; scope: CalendarScope; communityId: string | null }[] = [
          { name: t`Mes rencontres`, scope: 'MINE', communityId: null },
          ...communities
            .filter(({ viewerBelongs }) => viewerBelongs)
            .map(({ id, name }) => ({ name: t`Communauté ${name}`, scope: 'COMMUNITY' as const, communityId: id })),
          { name: t`Tout ce qui m’est ouvert`, scope: 'NETWORK', communityId: null },
        ]
        return (
          <>
            <Panel title={<Trans>Mes calendriers</Trans>}>
              <Stack gap="lg">
                <Text size="sm" c="dimmed">
                  <Trans>
                    Donnez une adresse à votre agenda (téléphone, Outlook, Thunderbird…) : il suivra les dates, les
                    changements et les annulations. Une adresse est personnelle : qui la connaît voit le calendrier.
                  </Trans>
                </Text>
                {own.map((calendar) => (
                  <OwnCalendar
                    key={`${calendar.scope} ${calendar.communityId}`}
                    {...calendar}
                    feed={calendarFeeds.find(
                      ({ scope, community }) =>
                        scope === calendar.scope && (community?.id ?? null) === calendar.communityId,
                    )}
                    onChanged={again}
                  />
                ))}
              </Stack>
            </Panel>
            <Panel title={<Trans>Calendriers publics</Trans>}>
              <Stack gap="md">
                <Text size="sm" c="dimmed">
                  <Trans>Les rencontres annoncées à tous, sans compte : à donner sur un site ou à un partenaire.</Trans>
                </Text>
                {publicCalendars.map(({ name, url }) => (
                  <CalendarAddress key={url} name={name ?? t`Tout le réseau`} url={url} />
                ))}
              </Stack>
            </Panel>
          </>
        )
      }}
    </QueryState>
  )
}
