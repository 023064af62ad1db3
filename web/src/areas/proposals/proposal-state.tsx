import { Badge } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import type { ProposalState } from '../../generated/graphql.ts'

export const states: readonly ProposalState[] = ['PROPOSED', 'VALIDATED', 'UNDER_WAY', 'DONE', 'DROPPED']

/** The field's word for each state. */
export const useStateName = (): ((state: ProposalState) => string) => {
  const { t } = useLingui()
  const names: Record<ProposalState, string> = {
    PROPOSED: t`proposée`,
    VALIDATED: t`validée`,
    UNDER_WAY: t`en cours`,
    DONE: t`réalisée`,
    DROPPED: t`abandonnée`,
  }
  return (state) => names[state]
}

export const StateBadge = ({ state }: { state: ProposalState }) => (
  <Badge tt="none" variant="default">
    {useStateName()(state)}
  </Badge>
)
