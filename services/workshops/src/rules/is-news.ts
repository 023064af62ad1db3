const twoDays = 2 * 86_400_000

/** A reaction that is new, or was down for long, hears of what everybody knows by now: that is told to nobody. */
export const isNews = (happenedAt: string, now: Date): boolean =>
  now.getTime() - new Date(happenedAt).getTime() < twoDays
