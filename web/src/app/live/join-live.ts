import { connection, rightsChanged, signedOut } from '../../lib/connection.ts'
import { isSeen, watchPage } from '../../lib/live/page-life.ts'
import { type Message, type News, shareLine } from '../../lib/live/share-line.ts'
import { openTabs } from '../../lib/live/tabs.ts'
import { feed } from './activity-feed.ts'
import { catchingUp } from './catching-up.ts'
import { type ActivityResult, documentHash, openActivityLine } from './activity-line.ts'
import { moveCursor } from './cursor-now.ts'

interface Options {
  memberId: string
  /** Where this page stands. */
  start: string
  /** Everything on screen must be asked for anew. */
  renew: () => void
}

/** Another version of what tabs say to one another is another group of tabs. */
const version = 1

/** Takes part in the live connection that all tabs of this browser share for the member. Returns how to leave. */
export const joinLive = ({ memberId, start, renew }: Options): (() => void) => {
  const hear = (news: News): void => {
    switch (news.type) {
      case 'connection':
        return connection.set(news.connection)
      case 'signed-out':
        return signedOut.set(true)
      case 'signed-in':
        if (!signedOut.get()) return
        signedOut.set(false)
        return renew()
      case 'somebody-else':
        // Nothing of the first may stay.
        return window.location.reload()
      case 'rights-changed':
        rightsChanged.set(true)
        return renew()
    }
  }
  const share = shareLine<ActivityResult>({
    tabs: openTabs<Message<ActivityResult>>(`ama:live:${version}:${memberId}:${documentHash}`),
    start,
    openLine: (parts) => openActivityLine(memberId, parts),
    deliver: ({ cursor, item }) => {
      moveCursor(memberId, cursor)
      feed(item)
    },
    reset: (cursor) => {
      catchingUp.stop()
      moveCursor(memberId, cursor)
      renew()
    },
    hear,
    connection: connection.get,
    isSeen,
  })
  const unwatch = watchPage({ seen: share.wake, check: share.check, sleep: share.sleep, wakeUp: share.join })
  return () => {
    unwatch()
    share.stop()
  }
}
