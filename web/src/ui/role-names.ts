import { useLingui } from '@lingui/react/macro'
import type { Role } from '../generated/graphql.ts'

/** What a member does, in words. */
export const useRoleNames = (): Record<Role, string> => {
  const { t } = useLingui()
  return {
    NETWORK_REFERENT: t`Référente ou référent réseau`,
    MANAGER: t`Direction`,
    HR: t`Ressources humaines`,
    PROFESSIONAL: t`Professionnelle ou professionnel`,
    AMBASSADOR: t`Ambassadrice ou ambassadeur des métiers`,
    TRAINING_BODY: t`Organisme de formation`,
    PROJECT_TEAM: t`Équipe projet du Département`,
    PARTNER: t`Partenaire`,
    RESEARCHER: t`Recherche`,
  }
}
