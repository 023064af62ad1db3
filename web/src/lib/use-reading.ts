import { type FocusEvent, type PointerEvent, useState } from 'react'

/** Whether somebody is busy with a part of the page: the mouse is over it, or the keyboard's focus is in it. */
export const useReading = () => {
  const [over, setOver] = useState(false)
  const [focused, setFocused] = useState(false)
  return {
    reading: over || focused,
    handlers: {
      onPointerEnter: (event: PointerEvent) => setOver(event.pointerType === 'mouse'),
      onPointerLeave: () => setOver(false),
      // A click leaves a focus too, which stays when the mouse has gone.
      onFocus: ({ target }: FocusEvent) => setFocused(target.matches(':focus-visible')),
      onBlur: (event: FocusEvent) => setFocused(event.currentTarget.contains(event.relatedTarget)),
    },
  }
}
