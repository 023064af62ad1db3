import { Title } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import classes from './dialog.module.css'

interface Props {
  title: ReactNode
  onClose: () => void
  children: ReactNode
}

/** The browser's own modal dialog: it holds the focus, closes with Escape, and gives the focus back. */
export const Dialog = ({ title, onClose, children }: Props) => {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog ref={dialog} aria-labelledby={id} className={classes['dialog']} onCancel={onClose}>
      <Title order={2} size="h3" id={id} mb="sm">
        {title}
      </Title>
      {children}
    </dialog>
  )
}
