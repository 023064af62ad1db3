import { Badge } from '@mantine/core'
import { Plural } from '@lingui/react/macro'

/** How many threads have something new; nothing when there are none. */
export const UnreadBadge = ({ count }: { count: number }) =>
  count > 0 ? (
    <Badge variant="filled" size="sm" tt="none" flex="none">
      <Plural value={count} one="# non lu" other="# non lus" />
    </Badge>
  ) : null
