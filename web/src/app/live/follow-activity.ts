import type { Client } from 'urql'
import { pipe, subscribe } from 'wonka'
import { tellActivity } from '../../lib/activity.ts'
import { connection } from '../../lib/connection.ts'
import { isAgain } from '../client/meanwhile-exchange.ts'
import { ActivityDocument } from './activity-document.ts'
import { catchingUp } from './catching-up.ts'
import { liveItemOf } from './live-item-of.ts'

/** Brings what comes over the shared line into this client's cache, and tells the page of it. Returns how to stop. */
export const followActivity = (client: Client, renew: () => void): (() => void) => {
  const { unsubscribe } = pipe(
    client.subscription(ActivityDocument, {}),
    subscribe((result) => {
      const { data } = result
      if (!data || isAgain(result)) return
      if (catchingUp.isOn()) return catchingUp.letGoBy()
      tellActivity(liveItemOf(data.activity))
    }),
  )
  const unfollow = connection.subscribe(() => {
    if (connection.get().status === 'live') catchingUp.end(renew)
  })
  return () => {
    unfollow()
    unsubscribe()
  }
}
