let catchingUp = true
let missed = false
let began: number | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Milliseconds without item that mean the replay is over; on a busy day it is over after `longest` anyway. */
const quiet = 400
const longest = 3_000

/** True from the load of the page until what was missed before it has gone by. */
export const isCatchingUp = (): boolean => catchingUp

/**
 * After a reload the activity is replayed from the cursor kept, but the page's data may be newer: it says what was
 * read elsewhere, a replayed item doesn't. So the replay is let go by, and when it is over everything on screen is
 * asked for once more, if there was anything. Call at the first connection, and for each item until it is over.
 */
export const letGoBy = (isItem: boolean, whenMissed: () => void): void => {
  if (!catchingUp) return
  missed ||= isItem
  began ??= Date.now()
  clearTimeout(timer)
  const over = () => {
    catchingUp = false
    if (missed) whenMissed()
  }
  timer = setTimeout(over, Math.min(quiet, Math.max(0, began + longest - Date.now())))
}
