import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type ReactNode, type RefObject, useRef } from 'react'
import classes from './held-back-pill.module.css'

interface Props {
  count: number
  /** "3 nouvelles réponses – afficher" */
  children: ReactNode
  where: 'above' | 'below'
  /** What it adds to: the focus goes there. */
  list?: RefObject<HTMLElement | null>
  onShow: () => void
}

/** Says that something waits, without moving what is read. The region is always there, so that it is announced. */
export const HeldBackPill = ({ count, children, where, list, onShow }: Props) => {
  const Arrow = where === 'above' ? IconArrowUp : IconArrowDown
  const place = useRef<HTMLDivElement>(null)
  const show = () => {
    // The button goes: without a list the focus stays in its place, unless there is a better one.
    const next = list ?? place
    next.current?.focus({ preventScroll: true })
    onShow()
  }
  return (
    <div ref={place} tabIndex={-1} role="status" className={classes[where]}>
      {count > 0 && (
        <Button radius="xl" size="sm" leftSection={<Arrow size={16} aria-hidden />} onClick={show}>
          {children}
        </Button>
      )}
    </div>
  )
}
