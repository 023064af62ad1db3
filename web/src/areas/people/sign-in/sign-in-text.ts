import { useLingui } from '@lingui/react/macro'
import type { SignInRefusal } from '../../../lib/auth.ts'

/** Why a way in did not open, in a sentence. null: the server did not answer. */
export const useSignInText = () => {
  const { t } = useLingui()
  return (refusal: SignInRefusal | null): string => {
    if (!refusal) return t`Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.`
    if (refusal.status === 429) return t`Trop d’essais. Attendez une minute, puis recommencez.`
    if (refusal.status === 503) return t`Le service est momentanément indisponible. Réessayez dans un instant.`
    return t`La connexion n’a pas abouti. Demandez un nouveau lien.`
  }
}
