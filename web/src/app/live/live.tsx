import { type ReactNode, useEffect, useState } from 'react'
import { useClient } from 'urql'
import { ActivityCursorDocument } from './activity-document.ts'
import { moveCursor, takeUpCursor } from './cursor-now.ts'
import { followActivity } from './follow-activity.ts'
import { useRecount } from './use-recount.ts'

interface Props {
  memberId: string
  /** Drops what the cache holds: everything on screen is asked for anew. */
  renew: () => void
  children: ReactNode
}

/**
 * Follows the activity of all the viewer's communities. The cursor comes before the pages' data, so that nothing
 * falls between: the one this browser keeps, or a first one, for which the pages wait.
 */
export const Live = ({ memberId, renew, children }: Props) => {
  const client = useClient()
  const [ready, setReady] = useState(() => takeUpCursor(memberId) !== null)
  useRecount()

  useEffect(() => {
    if (ready) return followActivity({ client, memberId, renew })
    let gone = false
    void client
      .query(ActivityCursorDocument, {}, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data }) => {
        if (data) moveCursor(memberId, data.activityCursor)
        // Without answer the pages say themselves what is wrong.
        if (!gone) setReady(true)
      })
    return () => {
      gone = true
    }
  }, [client, memberId, ready, renew])

  return ready ? children : null
}
