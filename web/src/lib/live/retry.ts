/** Why the live connection ended, as far as it decides when to come back. */
export type Cause = 'server-gone' | 'network-lost' | 'too-slow' | 'rights-changed' | 'too-many'

/** What a WebSocket's close code means; one that is not named here is the server's end, however it came. */
export const causeOf = (code: number | null): Cause => {
  if (code === 4403) return 'rights-changed'
  if (code === 4408) return 'too-slow'
  if (code === 4429) return 'too-many'
  // We ended it: it had fallen silent, or the network was another one.
  if (code === 4499) return 'network-lost'
  return 'server-gone'
}

/**
 * Milliseconds to wait, anywhere between nothing and a limit that doubles with each failure ("full jitter"). When the
 * server went, thousands come back: the first return is spread over 3 s. When one's own network went, over half a
 * second. Too slow a reader comes back at once, the first time. Where coming back soon is no use, it takes a minute or
 * more.
 */
export const retryDelay = (cause: Cause, failures: number, random = Math.random): number => {
  const within = (first: number, longest: number) => random() * Math.min(longest, first * 2 ** failures)
  switch (cause) {
    case 'server-gone':
      return within(3_000, 15_000)
    case 'network-lost':
      return within(500, 15_000)
    case 'too-slow':
      return failures === 0 ? 0 : within(500, 15_000)
    case 'rights-changed':
      return isHopeless(cause, failures) ? 60_000 + within(10_000, 300_000) : within(1_000, 15_000)
    case 'too-many':
      return 30_000 + within(60_000, 300_000)
  }
}

/** Coming back soon would only be refused again. */
export const isHopeless = (cause: Cause, failures: number): boolean =>
  cause === 'too-many' || (cause === 'rights-changed' && failures >= 3)
