import { Alert, Anchor, Group, List, Stack, Text } from '@mantine/core'
import { Plural, Trans } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { useNow } from '../../../lib/use-now.ts'
import { Link } from '../../../ui/link.tsx'
import { Markdown } from '../../../ui/markdown.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { SeatsText } from '../seats-text.tsx'
import { StateBadge } from '../state-badge.tsx'
import { When } from '../when.tsx'
import { WorkshopFacts } from '../workshop-facts.ts'
import { Outcomes } from '../outcomes/outcomes.tsx'
import { Satisfaction } from '../outcomes/satisfaction.tsx'
import { Agenda } from '../agenda/agenda.tsx'
import { Colleagues } from './colleagues.tsx'
import { Organise } from './organise.tsx'
import { Registering } from './registering.tsx'
import { FrenchTitle } from '../../../ui/french-title.tsx'

const WorkshopViewFragment = graphql(`
  fragment WorkshopView on Workshop {
    id
    ...WorkshopFacts
    ...Registering
    ...Colleagues
    ...Agenda
    ...Outcomes
    ...Satisfaction
    descriptionHtml
    access
    videoUrl
    viewerMayOrganise
    communities {
      id
      slug
    }
    series {
      id
    }
    minutes {
      bodyHtml
      publishedAt
    }
    dates {
      id
      startsAt
      endsAt
      address
      commune {
        code
        name
      }
    }
    organisers {
      id
      displayName
    }
    establishments {
      seats
      establishment {
        id
        name
      }
    }
  }
`)

/** When, where, how to get there, who comes, and my place: at a glance. */
export const WorkshopView = ({ workshop }: { workshop: FragmentType<typeof WorkshopViewFragment> }) => {
  const view = readFragment(WorkshopViewFragment, workshop)
  const facts = readFragment(WorkshopFacts, view)
  const now = useNow()
  return (
    <Stack gap="lg">
      <Group gap="sm">
        <PageTitle tab={facts.title}>
          <FrenchTitle>{facts.title}</FrenchTitle>
        </PageTitle>
        <StateBadge state={facts.state} />
      </Group>
      {facts.cancelReason && (
        <Alert color="red" variant="light" title={<Trans>Cette rencontre est annulée</Trans>}>
          <span lang="fr">{facts.cancelReason}</span>
        </Alert>
      )}
      <Panel title={<Trans>Ma place</Trans>}>
        <Stack gap="sm">
          <Text>
            <SeatsText seats={facts.seats} seatsTaken={facts.seatsTaken} waitingCount={facts.waitingCount} />
          </Text>
          <Registering workshop={view} />
          <Colleagues workshop={view} />
        </Stack>
      </Panel>
      <Panel title={<Trans>Quand et où</Trans>}>
        <List>
          {view.dates.map(({ id, startsAt, endsAt, commune, address }) => (
            <List.Item key={id}>
              <When startsAt={startsAt} endsAt={endsAt} />
              <Text size="sm" lang="fr">
                {[address ?? facts.address, commune?.name ?? facts.commune?.name].filter(Boolean).join(', ')}
              </Text>
            </List.Item>
          ))}
        </List>
        {facts.state !== 'DRAFT' && (
          <Anchor href={`/calendars/workshop/${view.id}.ics`} download size="sm">
            <Trans>Ajouter à mon agenda</Trans>
          </Anchor>
        )}
        {view.access && (
          <Text size="sm" lang="fr">
            {view.access}
          </Text>
        )}
        {view.videoUrl ? (
          <Anchor href={view.videoUrl} rel="noreferrer">
            <Trans>Rejoindre la visioconférence</Trans>
          </Anchor>
        ) : (
          facts.hasVideo && (
            <Text size="sm" c="dimmed">
              <Trans>Le lien de la visioconférence s’affiche ici dès que vous avez une place.</Trans>
            </Text>
          )
        )}
      </Panel>
      {view.descriptionHtml !== '' && (
        <Panel title={<Trans>De quoi il s’agit</Trans>}>
          <Markdown html={view.descriptionHtml} />
        </Panel>
      )}
      <Agenda workshop={view} />
      {view.minutes?.publishedAt && (
        <Panel title={<Trans>Compte rendu</Trans>}>
          <Markdown html={view.minutes.bodyHtml} />
        </Panel>
      )}
      {facts.state !== 'DRAFT' && <Outcomes workshop={view} />}
      <Satisfaction workshop={view} />
      <Panel title={<Trans>Qui vient</Trans>}>
        {view.establishments.length === 0 ? (
          <Text c="dimmed">
            <Trans>Personne n’est encore inscrit.</Trans>
          </Text>
        ) : (
          <List>
            {view.establishments.map(({ establishment, seats }) => (
              <List.Item key={establishment?.id ?? ''}>
                {establishment ? <span lang="fr">{establishment.name}</span> : <Trans>Sans établissement</Trans>}
                {' · '}
                <Plural value={seats} one="# place" other="# places" />
              </List.Item>
            ))}
          </List>
        )}
        <Text size="sm" c="dimmed" mt="sm">
          <Trans>Organisation : {view.organisers.map(({ displayName }) => displayName).join(', ')}</Trans>
        </Text>
      </Panel>
      {view.viewerMayOrganise && facts.state !== 'DRAFT' && (
        <Group gap="lg">
          <Link to="/ateliers/$id/emargement" params={{ id: view.id }}>
            <Trans>Noter les présences</Trans>
          </Link>
          <Link to="/plan/nouvelle" search={{ atelier: view.id }}>
            <Trans>En tirer une proposition</Trans>
          </Link>
          <Link to="/ateliers/$id/compte-rendu" params={{ id: view.id }}>
            <Trans>Écrire le compte rendu</Trans>
          </Link>
        </Group>
      )}
      {view.viewerMayOrganise && facts.state !== 'CANCELLED' && new Date(facts.endsAt) > now && (
        <Organise
          id={view.id}
          state={facts.state}
          seriesId={view.series?.id ?? null}
          slug={view.communities[0]?.slug ?? ''}
          organisers={view.organisers}
        />
      )}
    </Stack>
  )
}
