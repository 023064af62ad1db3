import { useEffect } from 'react'
import { useClient } from 'urql'
import { graphql } from '../../../generated/index.ts'
import { newCommandId } from '../../../lib/command-id.ts'
import { usePageVisible } from '../../../lib/use-visible.ts'

const MarkThreadReadMutation = graphql(`
  mutation MarkThreadRead($input: MarkThreadReadInput!) {
    markThreadRead(input: $input) {
      ... on Thread {
        id
        unread
        community {
          id
          unreadThreadCount
        }
      }
    }
  }
`)

/** Marks the thread read once everything in it is in front of somebody. A failure is no news: it stays unread. */
export const useMarkRead = (threadId: string, unread: boolean, caughtUp: boolean): void => {
  const client = useClient()
  const visible = usePageVisible()
  const due = unread && caughtUp && visible
  useEffect(() => {
    if (!due) return
    void client.mutation(MarkThreadReadMutation, { input: { threadId, commandId: newCommandId() } }).toPromise()
  }, [client, threadId, due])
}
