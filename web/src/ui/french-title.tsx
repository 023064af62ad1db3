import { withFrenchSpaces } from '../lib/french-spaces.ts'

/** A title as a member typed it: in French whatever the language of the page, and no line begins with its signs. */
export const FrenchTitle = ({ children }: { children: string }) => <span lang="fr">{withFrenchSpaces(children)}</span>
