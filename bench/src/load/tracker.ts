/** Milliseconds without any item after which what has not arrived is taken for lost. */
const patience = 30_000

/** Knows which subscriber has had which event of a measurement, each once. */
export const createTracker = (subscribers: number) => {
  let from = 0
  let seen = new Uint8Array(0)
  let counts = new Int32Array(0)
  let items = 0
  let doubled = 0
  const waiting = new Map<number, () => void>()

  return {
    /** The next measurement is about so many events from this number on. */
    begin: (first: number, events: number): void => {
      from = first
      seen = new Uint8Array(subscribers * events)
      counts = new Int32Array(events)
    },
    note: (subscriber: number, number: number): void => {
      const event = number - from
      const place = event * subscribers + subscriber
      if (event < 0 || seen[place] !== 0) {
        doubled += 1
        return
      }
      seen[place] = 1
      items += 1
      const count = (counts[event] ?? 0) + 1
      counts[event] = count
      if (count === subscribers) waiting.get(number)?.()
    },
    /** Resolves when every subscriber has the event; rejects when nothing comes any more. */
    seenByAll: (number: number): Promise<void> =>
      new Promise((resolve, reject) => {
        if (counts[number - from] === subscribers) return resolve()
        let before = items
        const watch = setInterval(() => {
          if (items === before) {
            reject(new Error(`Event ${number} was seen by ${counts[number - from]} of ${subscribers} subscribers`))
          }
          before = items
        }, patience)
        waiting.set(number, () => {
          clearInterval(watch)
          waiting.delete(number)
          resolve()
        })
      }),
    /** Items that came a second time. */
    doubled: (): number => doubled,
  }
}

export type Tracker = ReturnType<typeof createTracker>
