import { Badge } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { IconCheck } from '@tabler/icons-react'

/** Told by a word and a sign, never by the colour alone. */
export const SolvedBadge = ({ solved }: { solved: boolean }) =>
  solved ? (
    <Badge color="green" variant="light" size="sm" tt="none" leftSection={<IconCheck size={12} aria-hidden />}>
      <Trans>résolu</Trans>
    </Badge>
  ) : null
