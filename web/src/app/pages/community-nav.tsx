import { Group } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { IconMessagePlus } from '@tabler/icons-react'
import { type FragmentType, graphql, readFragment } from '../../generated/index.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { UnreadBadge } from '../../ui/unread-badge.tsx'
import classes from './community-nav.module.css'

export const CommunityNavFragment = graphql(`
  fragment CommunityNav on Community {
    id
    viewerMayAsk
    viewerMayEdit
    viewerMayInvite
    unreadThreadCount
  }
`)

interface Props {
  community: FragmentType<typeof CommunityNavFragment>
  slug: string
}

/** The rooms of a community, and the one thing to do there: ask. */
export const CommunityNav = ({ community, slug }: Props) => {
  const { t } = useLingui()
  const { viewerMayAsk, viewerMayEdit, viewerMayInvite, unreadThreadCount } = readFragment(
    CommunityNavFragment,
    community,
  )
  const here = { params: { slug }, className: classes['room'] ?? '', activeProps: { 'aria-current': 'page' } } as const
  return (
    <Group justify="space-between" gap="sm">
      <nav aria-label={t`Rubriques de la communauté`} className={classes['rooms']}>
        <Link to="/communautes/$slug" activeOptions={{ exact: true, includeSearch: false }} {...here}>
          <Trans>Fils d’entraide</Trans> <UnreadBadge count={unreadThreadCount} />
        </Link>
        <Link to="/communautes/$slug/activite" {...here}>
          <Trans>Activité</Trans>
        </Link>
        <Link to="/communautes/$slug/etablissements" {...here}>
          <Trans>Établissements</Trans>
        </Link>
        <Link to="/communautes/$slug/personnes" {...here}>
          <Trans>Qui solliciter</Trans>
        </Link>
        {viewerMayInvite && (
          <Link to="/communautes/$slug/inviter" {...here}>
            <Trans>Inviter</Trans>
          </Link>
        )}
        {viewerMayEdit && (
          <Link to="/communautes/$slug/modifier" {...here}>
            <Trans>Modifier</Trans>
          </Link>
        )}
      </nav>
      {viewerMayAsk && (
        <ButtonLink
          to="/communautes/$slug/demander"
          params={{ slug }}
          leftSection={<IconMessagePlus size={18} aria-hidden />}
        >
          <Trans>Demander de l’aide</Trans>
        </ButtonLink>
      )}
    </Group>
  )
}
