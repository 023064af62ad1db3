import type { ComponentProps } from 'react'

type Props = ComponentProps<'button'> & { 'data-loading'?: boolean }

/**
 * What every button of the theme is made of. While it works it does nothing, but isn't disabled: a browser takes the
 * focus from a disabled button, and gives it back to nobody.
 */
export const BusyButton = ({ type = 'button', disabled, onClick, ...others }: Props) => {
  const busy = others['data-loading'] ?? false
  return (
    <button
      {...others}
      type={type}
      disabled={busy ? false : disabled}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  )
}
