import { useLingui } from '@lingui/react/macro'
import type { RegistrationState } from '../../generated/graphql.ts'

/** The field's word for each state. */
export const useRegistrationStateName = (): ((state: RegistrationState) => string) => {
  const { t } = useLingui()
  const names: Record<RegistrationState, string> = {
    REGISTERED: t`a une place`,
    WAITING: t`en liste d’attente`,
    OFFERED: t`une place lui est proposée`,
    CANCELLED: t`inscription annulée`,
    ATTENDED: t`a participé`,
    EXCUSED: t`excusé(e)`,
    ABSENT: t`absent(e)`,
  }
  return (state) => names[state]
}
