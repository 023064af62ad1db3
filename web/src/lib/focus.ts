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
