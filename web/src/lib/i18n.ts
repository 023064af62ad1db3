import { i18n, type Messages } from '@lingui/core'
import { spaceMessages } from './french-spaces.ts'
import { storage } from './storage.ts'

export const locales = ['fr', 'en'] as const
export type Locale = (typeof locales)[number]

const key = 'ama:locale'
export const isLocale = (text: string | null): text is Locale => text === 'fr' || text === 'en'

const load: Record<Locale, () => Promise<Messages>> = {
  fr: async () => spaceMessages((await import('../locales/fr.po')).messages),
  en: async () => (await import('../locales/en.po')).messages,
}

/** French, unless this browser was told otherwise. */
export const chosenLocale = (): Locale => {
  const kept = storage.read(key)
  return isLocale(kept) ? kept : 'fr'
}

/** Loads the texts of a language and shows them everywhere. */
export const speak = async (locale: Locale): Promise<void> => {
  const messages = await load[locale]()
  i18n.loadAndActivate({ locale, messages })
  document.documentElement.lang = locale
  storage.write(key, locale)
}

const wishKey = 'ama:locale-wish'

/** Chosen at the door, before it is known who enters: becomes the member's own choice. */
export const wishLocale = (locale: Locale): void => storage.write(wishKey, locale)

export const takeLocaleWish = (): Locale | null => {
  const wish = storage.read(wishKey)
  storage.remove(wishKey)
  return isLocale(wish) ? wish : null
}
