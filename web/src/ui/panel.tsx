import { Group, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { ErrorBoundary } from './error-boundary.tsx'
import classes from './panel.module.css'

interface Props {
  title: ReactNode
  /** The one thing to do here, at the right of the title. */
  action?: ReactNode
  children: ReactNode
}

/** A part of a page with its own title. When it breaks, the rest of the page goes on. */
export const Panel = ({ title, action, children }: Props) => {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes['panel']}>
      <Group justify="space-between" gap="sm" mb="sm">
        <Title order={2} size="h3" id={id}>
          {title}
        </Title>
        {action}
      </Group>
      <ErrorBoundary>{children}</ErrorBoundary>
    </section>
  )
}
