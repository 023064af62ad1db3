import { type ReactNode, useEffect, useRef } from 'react'
import classes from './form.module.css'

interface Props {
  children: ReactNode
  onSubmit: () => void
  label?: string
}

/** A form whose faults we tell ourselves, in the page's language: after sending, the focus goes to the first field at fault. */
export const Form = ({ children, onSubmit, label }: Props) => {
  const form = useRef<HTMLFormElement>(null)
  const sent = useRef(false)
  useEffect(() => {
    if (!sent.current) return
    const fault = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    if (!fault) return
    sent.current = false
    fault.focus()
  })
  return (
    <form
      ref={form}
      noValidate
      aria-label={label}
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault()
        sent.current = true
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}
