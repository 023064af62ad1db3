import { Badge } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import type { WorkshopState } from '../../generated/graphql.ts'

/** A published one needs no mark. */
export const StateBadge = ({ state }: { state: WorkshopState }) => {
  if (state === 'PUBLISHED') return null
  return (
    <Badge tt="none" color={state === 'DRAFT' ? 'gray' : 'red'} variant="outline">
      {state === 'DRAFT' ? <Trans>brouillon</Trans> : <Trans>annulée</Trans>}
    </Badge>
  )
}
