/** Asks for the unread counts anew; several wishes close together become one request. */
type Listener = (soon: boolean) => void
let listener: Listener | null = null

/** `soon`: the viewer did something and looks at the number; otherwise everybody asks at a moment of their own. */
export const askRecount = (soon: boolean): void => listener?.(soon)

export const onRecount = (callback: Listener): (() => void) => {
  listener = callback
  return () => {
    if (listener === callback) listener = null
  }
}
