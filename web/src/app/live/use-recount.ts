import { useEffect } from 'react'
import { useClient } from 'urql'
import { graphql } from '../../generated/index.ts'
import { useActivity } from '../../lib/activity.ts'
import { askRecount, onRecount } from '../../lib/recount.ts'

const UnreadCounts = graphql(`
  query UnreadCounts {
    viewer {
      unreadThreadCount
      unreadNoticeCount
    }
    communities {
      id
      unreadThreadCount
    }
  }
`)

/** Asks for the unread counts when something changed them; everybody at another moment, so not all at once. */
export const useRecount = (): void => {
  const client = useClient()
  useActivity(({ kind }) => {
    if (kind === 'NOTICES_WRITTEN') askRecount(true)
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const count = () => {
      timer = undefined
      void client.query(UnreadCounts, {}, { requestPolicy: 'network-only' }).toPromise()
    }
    const stop = onRecount((soon) => {
      if (soon) clearTimeout(timer)
      else if (timer !== undefined) return
      timer = setTimeout(count, soon ? 200 : 500 + Math.random() * 2500)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [client])
}
