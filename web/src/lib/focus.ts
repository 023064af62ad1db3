let titleWaits = false

/** After a navigation, the next page title takes the focus, so that keyboard and screen reader start there. */
export const focusNextTitle = (): void => {
  titleWaits = true
}

export const focusTitle = (title: HTMLElement | null): void => {
  if (!title || !titleWaits) return
  titleWaits = false
  title.focus({ preventScroll: true })
}

/** The focus goes to an element that is about to be on screen. */
export const focusSoon = (id: string): void => void requestAnimationFrame(() => document.getElementById(id)?.focus())
