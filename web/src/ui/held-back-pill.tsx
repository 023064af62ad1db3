import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { announce } from '../lib/announce.ts'
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

/** Says that something waits, without moving what is read; a screen reader is told once, in however many lists it waits. */
export const HeldBackPill = ({ count, children, where, list, onShow }: Props) => {
  const Arrow = where === 'above' ? IconArrowUp : IconArrowDown
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current) announce(place.current?.textContent ?? '')
    before.current = count
  }, [count])
  const show = () => {
    // The button goes: without a list the focus stays in its place, unless there is a better one.
    const next = list ?? place
    next.current?.focus({ preventScroll: true })
    // Nothing waits any more: who reads on must not find that it does.
    announce('')
    onShow()
  }
  return (
    <div ref={place} tabIndex={-1} className={classes[where]}>
      {count > 0 && (
        <Button radius="xl" size="sm" leftSection={<Arrow size={16} aria-hidden />} onClick={show}>
          {children}
        </Button>
      )}
    </div>
  )
}
