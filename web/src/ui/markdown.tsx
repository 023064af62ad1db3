import classes from './markdown.module.css'

/** A text written in Markdown, as the server rendered and sanitised it. */
export const Markdown = ({ html }: { html: string }) => (
  // The hub's people write in French, whatever the language of the screen.
  <div className={classes['text']} lang="fr" dangerouslySetInnerHTML={{ __html: html }} />
)
