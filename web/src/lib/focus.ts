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

const around = (element: HTMLElement | null, root: HTMLElement): HTMLElement[] =>
  element && root.contains(element) ? [element, ...around(element.parentElement, root)] : []

/**
 * When what has the focus leaves the page, the browser gives the focus to nothing, and a screen reader loses its place:
 * the nearest around it that is still there takes it. Watches what is inside `root`; gives what ends the watch.
 */
export const keepFocusNear = (root: HTMLElement): (() => void) => {
  let places: HTMLElement[] = []
  const note = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement) places = around(target, root)
  }
  const leave = ({ target, relatedTarget }: FocusEvent) => {
    // Some browsers say so also of what is being removed: that is seen first.
    if (relatedTarget) return
    setTimeout(() => {
      if (places[0] === target && places[0]?.isConnected) places = []
    })
  }
  const look = () => {
    if (!places[0] || places[0].isConnected || document.activeElement !== document.body) return
    const near = places.find(({ isConnected }) => isConnected)
    // After a whole page, the next one's title takes it.
    if (!near || (near === root && titleWaits)) return
    if (!near.hasAttribute('tabindex')) near.tabIndex = -1
    near.focus({ preventScroll: true })
  }
  const changes = new MutationObserver(look)
  changes.observe(document.body, { childList: true, subtree: true })
  root.addEventListener('focusin', note)
  root.addEventListener('focusout', leave)
  return () => {
    changes.disconnect()
    root.removeEventListener('focusin', note)
    root.removeEventListener('focusout', leave)
  }
}
