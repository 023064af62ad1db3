interface Life {
  /** Somebody looks at the page, or the device slept while somebody did. */
  seen(): void
  /** Every so often while somebody looks. */
  check(): void
  /** The browser freezes the page, or keeps it for the "back" button. */
  sleep(): void
  wakeUp(): void
}

const every = 10_000

export const isSeen = (): boolean => document.visibilityState === 'visible'

/** What becomes of the page in the browser's hands. Returns how to look no more. */
export const watchPage = ({ seen, check, sleep, wakeUp }: Life): (() => void) => {
  const ended = new AbortController()
  const { signal } = ended
  let last = Date.now()
  const timer = setInterval(() => {
    const slept = Date.now() - last > 2 * every
    last = Date.now()
    if (!isSeen()) return
    if (slept) seen()
    else check()
  }, every)
  document.addEventListener('visibilitychange', () => isSeen() && seen(), { signal })
  document.addEventListener('freeze', sleep, { signal })
  document.addEventListener('resume', wakeUp, { signal })
  window.addEventListener('pagehide', sleep, { signal })
  window.addEventListener('pageshow', ({ persisted }) => persisted && wakeUp(), { signal })
  return () => {
    clearInterval(timer)
    ended.abort()
  }
}
