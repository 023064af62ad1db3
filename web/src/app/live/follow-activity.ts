import type { Client, OperationResult } from 'urql'
import { pipe, subscribe } from 'wonka'
import type { ActivitySubscription } from '../../generated/graphql.ts'
import { tellActivity } from '../../lib/activity.ts'
import { connection, connectionIsLost, signedOut } from '../../lib/connection.ts'
import { failureOf } from '../../lib/failure.ts'
import { retryDelay } from '../../lib/socket.ts'
import { ActivityDocument } from './activity-document.ts'
import { isCatchingUp, letGoBy } from './catching-up.ts'
import { cursorNow, moveCursor } from './cursor-now.ts'
import { liveItemOf } from './live-item-of.ts'

interface Options {
  client: Client
  memberId: string
  /** Everything on screen must be asked for anew. */
  renew: () => void
}

/**
 * The one subscription of the page. It goes on after whatever ends it: a lost connection is mended by the socket,
 * changed rights and faults here. Returns how to stop.
 */
export const followActivity = ({ client, memberId, renew }: Options): (() => void) => {
  let faults = 0
  let stopped = false
  let wait: ReturnType<typeof setTimeout> | undefined
  let stop = () => {}

  const again = () => {
    if (stopped || signedOut.get()) return
    connectionIsLost()
    clearTimeout(wait)
    wait = setTimeout(start, retryDelay(faults++))
  }
  const receive = ({ data, error }: OperationResult<ActivitySubscription>) => {
    if (error) {
      const failure = failureOf(error)
      if (failure.kind === 'signed-out') return signedOut.set(true)
      if (failure.kind === 'outdated') return connection.set({ status: 'outdated' })
      // The viewer's rights changed: what is on screen may be too.
      if (failure.kind === 'refused' && failure.code === 'FORBIDDEN') renew()
      return again()
    }
    if (!data || data.activity.cursor === cursorNow()) return
    faults = 0
    moveCursor(memberId, data.activity.cursor)
    if (data.activity.kind === 'RESYNC') return renew()
    if (isCatchingUp()) return letGoBy(true, renew)
    tellActivity(liveItemOf(data.activity))
  }
  const start = () => {
    stop()
    const { unsubscribe } = pipe(client.subscription(ActivityDocument, { after: cursorNow() }), subscribe(receive))
    stop = unsubscribe
  }
  const unfollow = connection.subscribe(() => {
    if (connection.get().status === 'live') letGoBy(false, renew)
  })
  start()
  return () => {
    stopped = true
    clearTimeout(wait)
    unfollow()
    stop()
  }
}
