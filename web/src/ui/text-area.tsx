import { Input, Textarea } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode, Ref } from 'react'
import { formatNumber } from '../lib/dates.ts'
import { lengthOf, limits } from '../lib/limits.ts'
import classes from './text-area.module.css'

interface Props {
  label: ReactNode
  value: string
  onChange: (value: string) => void
  error?: ReactNode
  disabled?: boolean
  rows?: number
  ref?: Ref<HTMLTextAreaElement>
}

/** A text in Markdown; tells how much room is left when little is. */
export const TextArea = ({ label, value, onChange, error, disabled = false, rows = 5, ref }: Props) => {
  const { i18n } = useLingui()
  const left = limits.body - lengthOf(value)
  return (
    <Textarea
      ref={ref}
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      disabled={disabled}
      rows={rows}
      required
      withAsterisk={false}
      classNames={{ input: classes['input'] ?? '' }}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={
        left < 2000 ? (
          <Input.Description component="span" c={left < 0 ? 'red' : undefined}>
            <Trans>Caractères restants : {formatNumber(left, i18n.locale)}</Trans>
          </Input.Description>
        ) : (
          <Trans>Mise en forme possible : **gras**, listes avec « - », liens.</Trans>
        )
      }
    />
  )
}
