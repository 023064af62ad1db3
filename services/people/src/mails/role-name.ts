import type { Role } from '@ama/kernel'
import type { Locale } from '../rules/check-locale.ts'

const names: Record<Role, Record<Locale, string>> = {
  NETWORK_REFERENT: { fr: 'référence du réseau', en: 'network referent' },
  MANAGER: { fr: 'direction d’établissement', en: 'manager of an establishment' },
  HR: { fr: 'ressources humaines', en: 'human resources' },
  PROFESSIONAL: { fr: 'professionnel ou professionnelle', en: 'professional' },
  AMBASSADOR: { fr: 'ambassadeur ou ambassadrice des métiers', en: 'ambassador of the professions' },
  TRAINING_BODY: { fr: 'organisme de formation', en: 'training body' },
  PROJECT_TEAM: { fr: 'équipe projet du Département', en: 'project team of the Département' },
  PARTNER: { fr: 'partenaire', en: 'partner' },
  RESEARCHER: { fr: 'recherche', en: 'researcher' },
}

/** A role in words, for mails; the screens have their own in the web's catalogues. */
export const roleName = (locale: Locale, role: Role): string => names[role][locale]
