import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** Nothing here yet: says so, and what one may do about it. */
export const Empty = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
  <Stack gap="sm" align="flex-start" py="sm">
    <Text c="dimmed">{children}</Text>
    {action}
  </Stack>
)
