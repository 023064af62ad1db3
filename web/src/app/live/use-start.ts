import { useEffect, useState } from 'react'
import { useClient } from 'urql'
import { connection } from '../../lib/connection.ts'
import { retryDelay } from '../../lib/live/retry.ts'
import { ActivityCursorDocument } from './activity-document.ts'
import { moveCursor, takeUpCursor } from './cursor-now.ts'

/**
 * Where this page begins to follow: the cursor that this browser keeps, or a first one. `shown`: the pages need not
 * wait for it any more; without answer they say themselves what is wrong, and are renewed once it came.
 */
export const useStart = (memberId: string, renew: () => void): { started: boolean; shown: boolean } => {
  const client = useClient()
  const [started, setStarted] = useState(() => takeUpCursor(memberId) !== null)
  const [failures, setFailures] = useState(0)

  useEffect(() => {
    if (started) return
    let gone = false
    const ask = async () => {
      const { data } = await client.query(ActivityCursorDocument, {}, { requestPolicy: 'network-only' }).toPromise()
      if (gone) return
      if (!data) {
        const now = connection.get()
        connection.set({ status: 'reconnecting', since: 'since' in now ? now.since : new Date() })
        return setFailures(failures + 1)
      }
      moveCursor(memberId, data.activityCursor)
      setStarted(true)
      if (failures > 0) renew()
    }
    const timer = setTimeout(() => void ask(), failures === 0 ? 0 : retryDelay('server-gone', failures))
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [client, memberId, started, failures, renew])

  return { started, shown: started || failures > 0 }
}
