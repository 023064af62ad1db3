import type { Client, OperationResult } from 'urql'
import { onEnd, pipe, subscribe } from 'wonka'
import type { ActivitySubscription } from '../../generated/graphql.ts'
import { tellActivity } from '../../lib/activity.ts'
import { connection, connectionIsLive, connectionIsLost, signedOut, socketOpen } from '../../lib/connection.ts'
import { type Failure, failureOf } from '../../lib/failure.ts'
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

/** A subscription that lasted so long is taken to stand. */
const standing = 1_500

/**
 * The one subscription of the page. It goes on after whatever ends it: a lost connection is mended by the socket,
 * changed rights and faults here. Returns how to stop.
 */
export const followActivity = ({ client, memberId, renew }: Options): (() => void) => {
  let faults = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop = () => {}

  const receive = ({ data, error }: OperationResult<ActivitySubscription>) => {
    if (error) return explain(failureOf(error), renew)
    if (!data || data.activity.cursor === cursorNow()) return
    faults = 0
    moveCursor(memberId, data.activity.cursor)
    if (data.activity.kind === 'RESYNC') return renew()
    if (isCatchingUp()) return letGoBy(true, renew)
    tellActivity(liveItemOf(data.activity))
  }
  const start = () => {
    let ours = true
    const again = () => {
      if (!ours || signedOut.get() || connection.get().status === 'outdated') return
      connectionIsLost()
      clearTimeout(timer)
      timer = setTimeout(start, retryDelay(faults++))
    }
    const subscription = client.subscription(ActivityDocument, { after: cursorNow() })
    const { unsubscribe } = pipe(subscription, onEnd(again), subscribe(receive))
    stop = () => {
      ours = false
      unsubscribe()
    }
    // On a socket that stood all along nothing else tells that the connection is whole again.
    timer = setTimeout(() => socketOpen.get() && connectionIsLive(), standing)
  }
  const unfollow = connection.subscribe(() => {
    if (connection.get().status === 'live') letGoBy(false, renew)
  })
  start()
  return () => {
    clearTimeout(timer)
    unfollow()
    stop()
  }
}

/** What the end of the subscription means for the rest of the page. */
const explain = (failure: Failure, renew: () => void): void => {
  if (failure.kind === 'signed-out') signedOut.set(true)
  if (failure.kind === 'outdated') connection.set({ status: 'outdated' })
  // The viewer's rights changed: what is on screen may be too much.
  if (failure.kind === 'refused' && failure.code === 'FORBIDDEN') renew()
}
