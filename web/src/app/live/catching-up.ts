export const createCatchingUp = () => {
  let isOn = true
  let missed = false
  return {
    /** True from the load of the page until what was missed before it has gone by. */
    isOn: (): boolean => isOn,
    /**
     * After a reload the activity is replayed from the cursor kept, but the page's data may be newer: it says what was
     * read elsewhere, a replayed item doesn't. So the replay is let go by.
     */
    letGoBy: (): void => {
      missed = true
    },
    /** All was replayed: everything on screen is asked for once more, if there was anything. */
    end: (renew: () => void): void => {
      const isDue = isOn && missed
      isOn = false
      if (isDue) renew()
    },
    /** Everything is asked for anew anyway: what comes from here on is news, nothing is replayed. */
    stop: (): void => {
      isOn = false
    },
  }
}

/** This page's. */
export const catchingUp = createCatchingUp()
