import { useEffect } from 'react'
import type { AttendanceMark } from '../../../generated/graphql.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useLatest } from '../../../lib/use-latest.ts'
import { MarkAttendanceMutation } from './check-in-query.ts'

/** Milliseconds before taps are sent, together; and before they are sent again. */
const [pause, retryPause] = [600, 4_000]
/** What the server takes at once. */
const most = 500

export interface Tap {
  readonly dateId: string
  readonly registrationId: string
  readonly mark: AttendanceMark
  readonly markedAt: string
}

const none: { taps: readonly Tap[] } = { taps: [] }

/** Taps of a check-in: kept on this device until the hub has them, and sent by themselves whenever it can be reached. */
export const useTaps = (workshopId: string, memberId: string) => {
  const draft = useDraft(memberId, `check-in-${workshopId}`, none)
  const { send, sending, failure, forget } = useCommand(MarkAttendanceMutation, (data) => data.markAttendance)
  const { taps } = draft.values
  const latestTaps = useLatest(taps)
  const refused = failure?.kind === 'refused' && failure.code !== 'UNAVAILABLE'

  const deliver = async () => {
    const { values, commandId } = draft.toSend()
    const marks = values.taps.slice(0, most)
    const outcome = await send({ input: { workshopId, marks: [...marks], commandId } })
    if (!outcome.done) return
    const left = latestTaps.current.filter((tap) => !marks.includes(tap))
    if (left.length === 0) draft.clear()
    else draft.change({ taps: left })
  }
  const latestDeliver = useLatest(deliver)
  useEffect(() => {
    if (taps.length === 0 || sending || refused) return
    const timer = setTimeout(() => void latestDeliver.current(), failure ? retryPause : pause)
    return () => clearTimeout(timer)
  }, [taps, sending, refused, failure, latestDeliver])

  return {
    taps,
    failure,
    refused,
    tap: (dateId: string, registrationId: string, mark: AttendanceMark) => {
      const others = latestTaps.current.filter(
        (each) => each.dateId !== dateId || each.registrationId !== registrationId,
      )
      draft.change({ taps: [...others, { dateId, registrationId, mark, markedAt: new Date().toISOString() }] })
    },
    retry: forget,
    giveUp: () => {
      forget()
      draft.clear()
    },
  }
}
