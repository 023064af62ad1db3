import { Group, SegmentedControl, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CalendarView } from '../../areas/workshops/list/calendar-view.tsx'
import { daysOf, today } from '../../areas/workshops/list/days-of.ts'
import { PlanLink } from '../../areas/workshops/list/plan-link.tsx'
import { type Chosen, WorkshopFilters } from '../../areas/workshops/list/workshop-filters.tsx'
import { WorkshopList } from '../../areas/workshops/list/workshop-list.tsx'
import { OpenPolls } from '../../areas/workshops/polls/open-polls.tsx'
import { Link } from '../../ui/link.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Panel } from '../../ui/panel.tsx'
import { readWorkshopsSearch, type WorkshopsSearch } from '../search-params.ts'

const filterOf = ({ communaute, genre, commune }: WorkshopsSearch) => ({
  ...(communaute ? { communityId: communaute } : {}),
  ...(genre ? { kind: genre } : {}),
  ...(commune ? { communeCode: commune } : {}),
})

/** "décembre 2026", or "semaine du 7 décembre 2026". */
const useSpanTitle = (span: 'mois' | 'semaine', first: string): string => {
  const { t, i18n } = useLingui()
  const at = new Date(`${first}T12:00:00Z`)
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(i18n.locale, { ...options, timeZone: 'Europe/Paris' }).format(at)
  if (span === 'mois') return format({ month: 'long', year: 'numeric' })
  const monday = format({ dateStyle: 'long' })
  return t`Semaine du ${monday}`
}

const CalendarPanel = ({ search, span }: { search: WorkshopsSearch; span: 'mois' | 'semaine' }) => {
  const day = search.jour ?? today()
  const { first, before, after } = daysOf(day, span)
  const title = useSpanTitle(span, first)
  return (
    <Panel
      title={<span aria-live="polite">{title}</span>}
      action={
        <Group gap="md">
          <Link to="/ateliers" search={{ ...search, jour: before }}>
            {span === 'mois' ? <Trans>Mois précédent</Trans> : <Trans>Semaine précédente</Trans>}
          </Link>
          <Link to="/ateliers" search={{ ...search, jour: today() }}>
            <Trans>Aujourd’hui</Trans>
          </Link>
          <Link to="/ateliers" search={{ ...search, jour: after }}>
            {span === 'mois' ? <Trans>Mois suivant</Trans> : <Trans>Semaine suivante</Trans>}
          </Link>
        </Group>
      }
    >
      <CalendarView day={day} span={span} filter={filterOf(search)} />
    </Panel>
  )
}

const ListPanel = ({ search }: { search: WorkshopsSearch }) => {
  const { passees, ...others } = search
  const past = passees === true
  return (
    <Panel
      title={past ? <Trans>Passées</Trans> : <Trans>À venir</Trans>}
      action={
        past ? (
          <Link to="/ateliers" search={others}>
            <Trans>Voir les rencontres à venir</Trans>
          </Link>
        ) : (
          <Link to="/ateliers" search={{ ...search, passees: true }}>
            <Trans>Voir les rencontres passées</Trans>
          </Link>
        )
      }
    >
      <WorkshopList key={past ? 'past' : 'upcoming'} past={past} filter={filterOf(search)} />
    </Panel>
  )
}

const WorkshopsPage = () => {
  const { t } = useLingui()
  const navigate = useNavigate()
  const search = useSearch({ from: '/signed-in/ateliers' })
  const show = (change: Record<string, unknown>) =>
    void navigate({ to: '/ateliers', search: readWorkshopsSearch({ ...search, ...change }) })
  const chosen = {
    communityId: search.communaute ?? '',
    kind: search.genre ?? ('' as const),
    communeCode: search.commune ?? '',
  }
  const choose = ({ communityId, kind, communeCode }: Chosen) =>
    show({ communaute: communityId, genre: kind, commune: communeCode })
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle tab={t`Rencontres`}>
          <Trans>Ateliers et rencontres</Trans>
        </PageTitle>
        <Group gap="md">
          <Link to="/plan">
            <Trans>Le plan</Trans>
          </Link>
          <Link to="/calendriers">
            <Trans>Dans mon agenda</Trans>
          </Link>
          <PlanLink />
        </Group>
      </Group>
      <OpenPolls />
      <Group align="end">
        <SegmentedControl
          aria-label={t`Affichage`}
          value={search.vue ?? ''}
          onChange={(vue) => show({ vue })}
          data={[
            { value: '', label: t`Liste` },
            { value: 'mois', label: t`Mois` },
            { value: 'semaine', label: t`Semaine` },
          ]}
        />
        <WorkshopFilters chosen={chosen} onChoose={choose} />
      </Group>
      {search.vue ? <CalendarPanel search={search} span={search.vue} /> : <ListPanel search={search} />}
    </Stack>
  )
}

export default WorkshopsPage
