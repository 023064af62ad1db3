import { type ReactNode, useEffect, useRef } from 'react'
import classes from './form.module.css'

interface Props {
  children: ReactNode
  onSubmit: () => void
  label?: string
}

/** The first field that is said to be wrong; of a group of boxes its first box. */
const faultIn = (form: HTMLElement): HTMLElement | null => {
  const fault = form.querySelector<HTMLElement>('[aria-invalid="true"], [role$="group"][aria-describedby*="-error"]')
  return fault?.matches('[role$="group"]') ? fault.querySelector('input') : (fault ?? null)
}

/** A form whose faults we tell ourselves, in the page's language: after sending, the focus goes to the first field at fault. */
export const Form = ({ children, onSubmit, label }: Props) => {
  const form = useRef<HTMLFormElement>(null)
  const sent = useRef(false)
  useEffect(() => {
    const fault = sent.current && form.current && faultIn(form.current)
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
