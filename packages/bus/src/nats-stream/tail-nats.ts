import type { Database } from '@ama/database'
import type { Envelope } from '@ama/events'
import type { Logger } from '@ama/kernel'
import type { Subscription } from '@nats-io/nats-core'
import { followLog } from '../log/follow-log.ts'
import type { Stoppable } from '../stream.ts'
import { isOfLog, readEvent } from './event-message.ts'
import type { KeptNats } from './keep-nats-session.ts'

const slowPoll = 2_000

/**
 * Follows the log with NATS as the fast way: subscribed to the subjects themselves, there is no consumer to keep,
 * and what is missed between two sessions stands in the log.
 */
export const tailNats = async (options: {
  database: Database
  log: Logger
  nats: KeptNats
  logId: string
  onEvents: (events: readonly Envelope[]) => void
}): Promise<Stoppable> => {
  const { database, log, nats, logId, onEvents } = options
  const follower = await followLog({ database, log, onEvents, pollEvery: slowPoll })
  let subscription: Subscription | null = null
  const forget = nats.onSession(({ connection }) => {
    subscription = connection.subscribe('hub.>', {
      callback: (error, message) => {
        const event = !error && isOfLog(message, logId) ? readEvent(message) : null
        if (event) follower.offer(event)
      },
    })
    connection.flush().then(follower.look, () => undefined)
  })
  return {
    stop: async () => {
      forget()
      subscription?.unsubscribe()
      await follower.stop()
    },
  }
}
