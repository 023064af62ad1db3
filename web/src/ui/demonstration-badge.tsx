import { Badge } from '@mantine/core'
import { Trans } from '@lingui/react/macro'

/** This is our proposal or invented data, not the Département's. */
export const DemonstrationBadge = () => (
  <Badge variant="outline" color="gray" size="sm" tt="none" fw={500}>
    <Trans>démonstration</Trans>
  </Badge>
)
