import { invalid, type Refusal } from '@ama/kernel'

/** Languages of the screens and mails. */
export const locales = ['fr', 'en'] as const
export type Locale = (typeof locales)[number]

export const checkLocale = (raw: string): Locale | Refusal =>
  locales.find((locale) => locale === raw) ?? invalid('locale', 'Les langues sont le français (fr) et l’anglais (en).')

/** The language of a member's mails. */
export const localeOf = (member: { locale: string }): Locale => (member.locale === 'en' ? 'en' : 'fr')
