import { useLingui } from '@lingui/react/macro'
import type { LegalStatus } from '../../../generated/graphql.ts'

/** Who employs, in words. */
export const useLegalStatus = () => {
  const { t } = useLingui()
  const words: Record<LegalStatus, string> = {
    ASSOCIATION: t`Association`,
    TERRITORIAL_PUBLIC: t`Fonction publique territoriale`,
    HOSPITAL_PUBLIC: t`Fonction publique hospitalière`,
    COMMERCIAL: t`Entreprise`,
    MUTUAL: t`Mutuelle`,
  }
  return (status: LegalStatus): string => words[status]
}
