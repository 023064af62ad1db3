import { invalid, type Refusal } from '@ama/kernel'

export interface ProposalDraft {
  readonly title: string
  readonly body: string
  readonly theme: string
  readonly partners: readonly string[]
}

const clean = (text: string): string => text.replaceAll('\u0000', '').trim().replace(/\s+/g, ' ')

/** As it is kept: no empty or double partner, no space too many. */
export const cleanProposal = ({ title, body, theme, partners }: ProposalDraft): ProposalDraft => ({
  title: clean(title),
  body: body.replaceAll('\u0000', '').trim(),
  theme: clean(theme),
  partners: [
    ...new Map(
      partners
        .map(clean)
        .filter(Boolean)
        .map((name) => [name.toLocaleLowerCase('fr'), name]),
    ).values(),
  ],
})

export const checkBody = (body: string): Refusal | null =>
  body === '' || body.length > 20_000 ? invalid('body', 'Écrivez la proposition, en 20 000 caractères au plus.') : null

/** What is wrong with it, the first thing; null: nothing. */
export const checkProposal = ({ title, body, theme, partners }: ProposalDraft): Refusal | null => {
  if (title === '' || title.length > 160) return invalid('title', 'Donnez un titre, de 160 caractères au plus.')
  const text = checkBody(body)
  if (text) return text
  if (theme === '' || theme.length > 60) return invalid('theme', 'Donnez un thème, de 60 caractères au plus.')
  return partners.length > 20 || partners.some((name) => name.length > 120)
    ? invalid('partners', 'Nommez au plus 20 partenaires, de 120 caractères au plus chacun.')
    : null
}
