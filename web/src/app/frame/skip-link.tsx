import { Trans } from '@lingui/react/macro'
import classes from './skip-link.module.css'

/** The first stop of the keyboard: straight to the page's content. */
export const SkipLink = () => (
  <a
    href="#contenu"
    className={classes['skip']}
    onClick={(event) => {
      event.preventDefault()
      document.getElementById('contenu')?.focus()
    }}
  >
    <Trans>Aller au contenu</Trans>
  </a>
)
