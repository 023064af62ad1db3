import { Container } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { ColourToggle } from '../frame/colour-toggle.tsx'
import { SkipLink } from '../frame/skip-link.tsx'
import { LanguageToggle } from './language-toggle.tsx'
import classes from './outside.module.css'

/** The frame of pages before sign-in. */
export const Outside = ({ children }: { children: ReactNode }) => (
  <>
    <SkipLink />
    <header className={classes['header']}>
      <span className={classes['brand']}>
        <Trans>Communautés AMA</Trans>
      </span>
      <LanguageToggle className={classes['button'] ?? ''} />
      <ColourToggle className={classes['button'] ?? ''} />
    </header>
    <Container component="main" id="contenu" tabIndex={-1} size={480} className={classes['main'] ?? ''}>
      {children}
    </Container>
  </>
)
