const minute = 60 * 1000
const shortest = 15 * minute

/** Until when an offered seat waits: the organiser's hours, or a quarter of the time left, at least 15 minutes, never beyond the start. */
export const offerExpiry = (now: Date, startsAt: Date, offerHours: number): Date => {
  const left = startsAt.getTime() - now.getTime()
  const wait = Math.max(Math.min(offerHours * 60 * minute, left / 4), shortest)
  return new Date(now.getTime() + Math.min(wait, left))
}
