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

/** Why the provider's answer did not open the door, from the address it sent the browser back to. */
export const useOpenIdText = () => {
  const { t } = useLingui()
  return (error: string): string =>
    error === 'signup_disabled'
      ? t`Votre compte ne correspond à aucun membre du réseau. Demandez une invitation à votre établissement ou à la référente réseau.`
      : t`La connexion par votre fournisseur d’identité n’a pas abouti. Réessayez, ou demandez un lien par courriel.`
}
