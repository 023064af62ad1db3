/** Milliseconds without item that mean the replay is over; on a busy day it is over after `longest` anyway. */
const quiet = 400
const longest = 3_000

export const createCatchingUp = () => {
  let isOn = true
  let missed = false
  let began: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Everything is asked for anew from here on: what comes now is news, nothing is replayed. */
  const stop = (): void => {
    isOn = false
    clearTimeout(timer)
  }
  return {
    /** True from the load of the page until what was missed before it has gone by. */
    isOn: (): boolean => isOn,
    stop,
    /**
     * After a reload the activity is replayed from the cursor kept, but the page's data may be newer: it says what was
     * read elsewhere, a replayed item doesn't. So the replay is let go by, and when it is over everything on screen is
     * asked for once more, if there was anything. Call at the first connection, and for each item until it is over.
     */
    letGoBy: (isItem: boolean, whenMissed: () => void): void => {
      if (!isOn) return
      missed ||= isItem
      began ??= Date.now()
      clearTimeout(timer)
      const over = () => {
        stop()
        if (missed) whenMissed()
      }
      timer = setTimeout(over, Math.min(quiet, Math.max(0, began + longest - Date.now())))
    },
  }
}

/** This page's. */
export const catchingUp = createCatchingUp()
