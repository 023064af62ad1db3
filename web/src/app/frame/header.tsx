import { Badge, Container, VisuallyHidden } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconBell, IconCalendarEvent, IconHome, IconLogout, IconSearch, IconUser } from '@tabler/icons-react'
import { Link as RouterLink } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { announce } from '../../lib/announce.ts'
import { signOut } from '../../lib/sign-out.ts'
import { useViewer } from '../../lib/viewer.ts'
import { UnreadBadge } from '../../ui/unread-badge.tsx'
import { ColourToggle } from './colour-toggle.tsx'
import classes from './header.module.css'

/** Tells a screen reader of new notices: once for those that come together, and never of those that were there. */
const useNewNotices = (count: number, text: string): void => {
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current) announce(text)
    before.current = count
  }, [count, text])
}

/** Where one is and where one can go; on a phone, signs with their names for screen readers. */
export const Header = ({ unread, notices }: { unread: number; notices: number }) => {
  const { t } = useLingui()
  const { memberId, displayName } = useViewer()
  const [failed, setFailed] = useState(false)
  useNewNotices(notices, plural(notices, { one: 'Notifications : # non lue', other: 'Notifications : # non lues' }))
  return (
    <header className={classes['header']}>
      <Container size="lg" className={classes['row'] ?? ''}>
        <RouterLink to="/" className={classes['brand']} aria-label={t`Communautés AMA, accueil`}>
          <IconHome size={20} aria-hidden />
          <span className={classes['name']}>
            <Trans>Communautés AMA</Trans>
          </span>
        </RouterLink>
        <UnreadBadge count={unread} />
        <nav aria-label={t`Navigation principale`} className={classes['nav']}>
          <RouterLink
            to="/ateliers"
            className={classes['item']}
            activeOptions={{ includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            <IconCalendarEvent size={18} aria-hidden />
            <span className={classes['word']}>
              <Trans>Rencontres</Trans>
            </span>
          </RouterLink>
          <RouterLink
            to="/recherche"
            search={{ q: '' }}
            className={classes['item']}
            activeOptions={{ includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            <IconSearch size={18} aria-hidden />
            <span className={classes['word']}>
              <Trans>Rechercher</Trans>
            </span>
          </RouterLink>
          <RouterLink to="/notifications" className={classes['item']} activeProps={{ 'aria-current': 'page' }}>
            <IconBell size={18} aria-hidden />
            <span className={classes['word']}>
              <Trans>Notifications</Trans>
            </span>
            {notices > 0 && (
              <>
                <Badge size="sm">{notices}</Badge>
                <VisuallyHidden>
                  <Plural value={notices} one="non lue" other="non lues" />
                </VisuallyHidden>
              </>
            )}
          </RouterLink>
          <RouterLink
            to="/compte"
            className={classes['item']}
            activeProps={{ 'aria-current': 'page' }}
            title={displayName}
          >
            <IconUser size={18} aria-hidden />
            <span className={classes['word']}>
              <Trans>Mon compte</Trans>
            </span>
          </RouterLink>
          <ColourToggle className={classes['item'] ?? ''} />
          <button
            type="button"
            className={classes['item']}
            onClick={() => void signOut(memberId).then((done) => setFailed(!done))}
          >
            <IconLogout size={18} aria-hidden />
            <span className={classes['word']}>
              <Trans>Se déconnecter</Trans>
            </span>
          </button>
        </nav>
      </Container>
      <div role="alert">
        {failed && (
          <Container size="lg" py="xs">
            <Trans>Le serveur ne répond pas : vous êtes encore connecté(e). Réessayez dans un instant.</Trans>
          </Container>
        )}
      </div>
    </header>
  )
}
