import type { Clock } from '@ama/kernel'

/** A clock that stands still until the test turns it. */
export const fakeClock = (
  start = new Date('2026-09-01T08:00:00Z'),
): Clock & { advance(milliseconds: number): void } => {
  let now = start.getTime()
  return {
    now: () => new Date(now),
    advance: (milliseconds) => void (now += milliseconds),
  }
}
