import { useLingui } from '@lingui/react/macro'
import type { Failure } from '../lib/failure.ts'

/**
 * One sentence that says what went wrong and what one can do. The server's refusals are in French;
 * in English, what their code tells goes before.
 */
export const useFailureText = () => {
  const { t, i18n } = useLingui()
  const byCode: Record<string, string> = {
    INVALID_INPUT: t`Cette saisie n’est pas acceptée. Vérifiez-la.`,
    FORBIDDEN: t`Vous n’avez pas le droit de faire cela.`,
    NOT_FOUND: t`Ceci n’existe pas, ou n’est plus accessible.`,
    CONFLICT: t`Ce n’est pas possible en l’état.`,
    UNAVAILABLE: t`Le service est momentanément indisponible. Rien n’a été enregistré : réessayez dans un instant.`,
  }
  const unexpected = t`Une erreur inattendue s’est produite. Réessayez dans un instant.`
  return (failure: Failure): string => {
    switch (failure.kind) {
      case 'network':
        return t`Le serveur ne répond pas. Votre texte est gardé : réessayez dès que la connexion revient.`
      case 'signed-out':
        return t`Votre session est terminée. Reconnectez-vous : votre texte est gardé.`
      case 'outdated':
        return t`Le site a été mis à jour. Rechargez la page : vos textes sont gardés.`
      case 'unexpected':
        return failure.requestId ? t`${unexpected} Référence à donner : ${failure.requestId}` : unexpected
      case 'refused': {
        if (i18n.locale === 'fr') return failure.message
        const [general, message] = [byCode[failure.code] ?? unexpected, failure.message]
        return t`${general} En français : ${message}`
      }
    }
  }
}
