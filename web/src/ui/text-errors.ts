import { useLingui } from '@lingui/react/macro'
import { lengthOf, limits } from '../lib/limits.ts'

/** The same limits as the server's, told before sending. null: nothing to say. */
export const useTextErrors = () => {
  const { t } = useLingui()
  return {
    title: (title: string): string | null => {
      if (title.trim() === '') return t`Donnez un titre à votre demande.`
      return lengthOf(title.trim()) > limits.title ? t`Le titre ne peut dépasser 160 caractères.` : null
    },
    body: (body: string): string | null => {
      if (body.trim() === '') return t`Écrivez quelques mots.`
      return lengthOf(body.trim()) > limits.body ? t`Le texte ne peut dépasser 20 000 caractères.` : null
    },
    topics: (topics: readonly string[]): string | null => {
      if (topics.length > limits.topics) return t`Choisissez 6 thèmes au plus.`
      return topics.some((topic) => lengthOf(topic) > limits.topic) ? t`Un thème compte 40 caractères au plus.` : null
    },
  }
}
