import { invalid, type Refusal } from '@ama/kernel'

// Invisible characters make blank texts look written and imitate other names; line breaks would break mails' headers.
const clean = (raw: string): string =>
  raw
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** One line of text, not blank, at most `limit` characters. */
export const checkLine = (field: string, raw: string, limit: number, blank: string): string | Refusal => {
  const text = clean(raw)
  if (text === '') return invalid(field, blank)
  if ([...text].length > limit) return invalid(field, `Ce texte est trop long : ${limit} caractères au plus.`)
  return text
}

/** How a member is called on screens: first name and name. */
export const checkDisplayName = (raw: string): string | Refusal =>
  checkLine('displayName', raw, 100, 'Indiquez le prénom et le nom.')

export const checkOrganisation = (raw: string): string | Refusal =>
  checkLine('organisation', raw, 160, 'Indiquez l’organisme.')

export const checkTokenName = (raw: string): string | Refusal =>
  checkLine('name', raw, 80, 'Donnez un nom à ce jeton, pour le reconnaître dans la liste.')
