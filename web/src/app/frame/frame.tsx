import { Container } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef } from 'react'
import { keepFocusNear } from '../../lib/focus.ts'
import { Announcer } from '../../ui/announcer.tsx'
import { Link } from '../../ui/link.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import classes from './frame.module.css'
import { Header } from './header.tsx'
import { SignedOutPrompt } from './signed-out-prompt.tsx'
import { SkipLink } from './skip-link.tsx'

interface Props {
  unread: number
  notices: number
  demonstration: boolean
  children: ReactNode
}

/** What surrounds every page behind sign-in. */
export const Frame = ({ unread, notices, demonstration, children }: Props) => {
  const main = useRef<HTMLDivElement>(null)
  useEffect(() => (main.current ? keepFocusNear(main.current) : undefined), [])
  return (
    <>
      <SkipLink />
      <Header unread={unread} notices={notices} />
      <ConnectionBanner />
      <Container component="main" ref={main} id="contenu" tabIndex={-1} size="lg" className={classes['main'] ?? ''}>
        {children}
      </Container>
      <Container component="footer" size="lg" className={classes['footer'] ?? ''}>
        <Trans>Entraide entre les établissements des communautés AMA des Landes</Trans>
        {demonstration && (
          <>
            {' · '}
            <Trans>Démonstration : données inventées</Trans>
            {' · '}
            <Link to="/boite-aux-lettres" inherit>
              <Trans>Courriels de la démonstration</Trans>
            </Link>
          </>
        )}
      </Container>
      <SignedOutPrompt />
      <Announcer />
    </>
  )
}
