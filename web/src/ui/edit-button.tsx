import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** A quiet button that opens an editor in place. */
export const EditButton = ({ children, onClick }: { children: ReactNode; onClick: () => void }) => (
  <Button variant="subtle" size="compact-sm" leftSection={<IconPencil size={14} aria-hidden />} onClick={onClick}>
    {children}
  </Button>
)
