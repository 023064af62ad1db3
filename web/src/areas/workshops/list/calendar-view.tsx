import { Badge, Group, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from 'urql'
import { graphql, readFragment } from '../../../generated/index.ts'
import type { WorkshopFilter } from '../../../generated/graphql.ts'
import { formatLongDay, formatTime } from '../../../lib/dates.ts'
import { Link } from '../../../ui/link.tsx'
import { QueryState } from '../../../ui/query-state.tsx'
import { WorkshopFacts } from '../workshop-facts.ts'
import classes from './calendar-view.module.css'
import { daysBetween, daysOf, today, type Span } from './days-of.ts'
import { FrenchTitle } from '../../../ui/french-title.tsx'

const CalendarQuery = graphql(`
  query WorkshopCalendar($filter: WorkshopFilter!) {
    workshops(filter: $filter, order: SOONEST_FIRST, first: 100) {
      edges {
        node {
          id
          ...WorkshopFacts
          dates {
            id
            startsAt
            endsAt
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`)

interface Props {
  /** A day of the month or week. */
  day: string
  span: Span
  filter: WorkshopFilter
}

/** Noon of a day of the calendar is the same day everywhere in France. */
const noonOf = (date: string) => new Date(`${date}T12:00:00Z`)

/** What takes place in a month or a week: a grid of days, on a phone the days on which there is something. */
export const CalendarView = ({ day, span, filter }: Props) => {
  const { i18n, t } = useLingui()
  const { days, from, until } = daysOf(day, span)
  const [result, retry] = useQuery({ query: CalendarQuery, variables: { filter: { ...filter, from, until } } })
  const weekday = new Intl.DateTimeFormat(i18n.locale, { weekday: 'long', timeZone: 'Europe/Paris' })
  return (
    <QueryState result={result} onRetry={() => retry({ requestPolicy: 'network-only' })} lines={6}>
      {({ workshops: { edges, pageInfo } }) => {
        const held = edges.flatMap(({ node }) =>
          node.dates.flatMap(({ id, startsAt, endsAt }) =>
            daysBetween(startsAt, endsAt).map((date) => ({ key: `${id} ${date}`, date, startsAt, workshop: node })),
          ),
        )
        const inView = held.filter(({ date }) => days.some((each) => each.date === date))
        return (
          <>
            {inView.length === 0 && (
              <Text c="dimmed" mb="sm">
                {span === 'mois' ? (
                  <Trans>Aucune rencontre ce mois-ci.</Trans>
                ) : (
                  <Trans>Aucune rencontre cette semaine.</Trans>
                )}
              </Text>
            )}
            {pageInfo.hasNextPage && (
              <Text c="dimmed" mb="sm">
                <Trans>Seules les cent premières sont affichées : choisissez une communauté ou un lieu.</Trans>
              </Text>
            )}
            <div className={classes['weekdays']} aria-hidden>
              {days.slice(0, 7).map(({ date }) => (
                <span key={date}>{weekday.format(noonOf(date))}</span>
              ))}
            </div>
            <ol className={classes['days']} aria-label={t`Jours`}>
              {days.map(({ date, number, inSpan }) => {
                const here = held.filter((each) => each.date === date)
                const look = [here.length === 0 ? classes['empty'] : classes['day'], inSpan ? '' : classes['outside']]
                return (
                  <li
                    key={date}
                    className={look.join(' ')}
                    {...(date === today() ? { 'aria-current': 'date' as const } : {})}
                  >
                    <time dateTime={date}>
                      <span className={classes['long']}>{formatLongDay(noonOf(date), i18n.locale)}</span>
                      <span className={classes['short']} aria-hidden>
                        {number}
                      </span>
                    </time>
                    {here.map(({ key, startsAt, workshop }) => {
                      const facts = readFragment(WorkshopFacts, workshop)
                      return (
                        <Group key={key} gap={4}>
                          <Text size="sm">
                            {formatTime(new Date(startsAt), i18n.locale)}{' '}
                            <Link to="/ateliers/$id" params={{ id: facts.id }}>
                              <FrenchTitle>{facts.title}</FrenchTitle>
                            </Link>
                          </Text>
                          {facts.state === 'CANCELLED' && (
                            <Badge size="sm" tt="none" color="red" variant="light">
                              <Trans>annulée</Trans>
                            </Badge>
                          )}
                        </Group>
                      )
                    })}
                  </li>
                )
              })}
            </ol>
          </>
        )
      }}
    </QueryState>
  )
}
