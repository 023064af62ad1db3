import { useLingui } from '@lingui/react'
import { speak, wishLocale } from '../../lib/i18n.ts'

/** Offers the other language, in that language. */
export const LanguageToggle = ({ className }: { className: string }) => {
  const { i18n } = useLingui()
  const other = i18n.locale === 'fr' ? 'en' : 'fr'
  const name = other === 'en' ? 'English' : 'Français'
  return (
    <button
      type="button"
      className={className}
      lang={other}
      onClick={() => {
        wishLocale(other)
        void speak(other)
      }}
    >
      {name}
    </button>
  )
}
