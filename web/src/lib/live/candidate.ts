/** A tab's wish to lead, among those of the same name. */
export interface Candidate {
  /** Leads as soon as nobody else does. */
  stand(): void
  /** Leads now: whoever did doesn't answer. It is told, once it wakes up, and waits its turn. */
  take(): void
  /** Leads no more, and doesn't want to. */
  leave(): void
}

/** Starts leading; what it returns ends it, and may be called again. */
type Lead = () => () => void

/** Leads alone: where tabs can't hear of one another. */
export const leadAlone = (lead: Lead): Candidate => {
  let stop: (() => void) | null = null
  return {
    stand: () => void (stop ??= lead()),
    take: () => {},
    leave: () => {
      stop?.()
      stop = null
    },
  }
}

/** One tab at a time holds the lock. A tab that closes or crashes loses it at once, the next in the queue has it. */
export const leadByLock = (name: string, lead: Lead): Candidate => {
  const alone = leadAlone(lead)
  let giveUp: (() => void) | null = null

  const request = (steal: boolean): void => {
    giveUp?.()
    const waiting = new AbortController()
    let stop = () => {}
    let release = () => {}
    const mine = () => {
      waiting.abort()
      stop()
      release()
    }
    giveUp = mine
    const hold = () =>
      new Promise<void>((resolve) => {
        if (giveUp !== mine) return resolve()
        release = resolve
        stop = lead()
      })
    navigator.locks.request(name, steal ? { steal } : { signal: waiting.signal }, hold).catch((error: unknown) => {
      stop()
      if (giveUp !== mine) return
      const taken = error instanceof DOMException && error.name === 'AbortError'
      // A browser that keeps nothing may refuse locks too.
      if (taken) request(false)
      else alone.stand()
    })
  }
  return {
    stand: () => {
      if (!giveUp) request(false)
    },
    take: () => request(true),
    leave: () => {
      giveUp?.()
      giveUp = null
      alone.leave()
    },
  }
}
