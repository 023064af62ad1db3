import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import classes from './held-back-pill.module.css'

interface Props {
  count: number
  /** "3 nouvelles réponses – afficher" */
  children: ReactNode
  where: 'above' | 'below'
  onShow: () => void
}

/** Says that something waits, without moving what is read. The region is always there, so that it is announced. */
export const HeldBackPill = ({ count, children, where, onShow }: Props) => {
  const Arrow = where === 'above' ? IconArrowUp : IconArrowDown
  const place = useRef<HTMLDivElement>(null)
  const show = () => {
    // The button goes: the focus stays in its place, unless there is a better one.
    place.current?.focus({ preventScroll: true })
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
