import { type ReactNode, useEffect } from 'react'
import { useClient } from 'urql'
import { takeUpCursor } from './cursor-now.ts'
import { followActivity } from './follow-activity.ts'
import { joinLive } from './join-live.ts'
import { useRecount } from './use-recount.ts'
import { useStart } from './use-start.ts'

interface Props {
  memberId: string
  /** Drops what the cache holds: everything on screen is asked for anew. */
  renew: () => void
  children: ReactNode
}

/**
 * Follows the activity of all the viewer's communities. The cursor comes before the pages' data, so that nothing
 * falls between.
 */
export const Live = ({ memberId, renew, children }: Props) => {
  const client = useClient()
  const { started, shown } = useStart(memberId, renew)
  useRecount()

  useEffect(() => followActivity(client, renew), [client, renew])
  useEffect(() => {
    const start = takeUpCursor(memberId)
    if (started && start !== null) return joinLive({ memberId, start, renew })
  }, [memberId, started, renew])

  return shown ? children : null
}
