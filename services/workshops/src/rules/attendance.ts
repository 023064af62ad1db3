import type { AttendanceMark } from '@ama/database'

/** One tap on a check-in screen. */
export interface Tap {
  readonly dateId: string
  readonly registrationId: string
  readonly mark: AttendanceMark
  readonly markedAt: Date
}

/** For each person and date the tap that counts: the last one, and none later than now. */
export const lastTaps = (taps: readonly Tap[], now: Date): Tap[] => {
  const last = new Map<string, Tap>()
  for (const tap of taps) {
    const past = tap.markedAt > now ? { ...tap, markedAt: now } : tap
    const key = `${tap.dateId} ${tap.registrationId}`
    const other = last.get(key)
    if (!other || other.markedAt <= past.markedAt) last.set(key, past)
  }
  return [...last.values()]
}

/** What several dates say together: who came once has attended; who was excused once and never came is excused. */
export const stateOf = (marks: readonly AttendanceMark[]): 'REGISTERED' | 'ATTENDED' | 'EXCUSED' | 'ABSENT' => {
  if (marks.length === 0) return 'REGISTERED'
  if (marks.includes('PRESENT')) return 'ATTENDED'
  return marks.includes('EXCUSED') ? 'EXCUSED' : 'ABSENT'
}
