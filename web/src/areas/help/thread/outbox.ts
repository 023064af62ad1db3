import { useCallback, useState } from 'react'
import { graphql } from '../../../generated/index.ts'
import type { Failure } from '../../../lib/failure.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useLatest } from '../../../lib/use-latest.ts'

export const AnswerThreadMutation = graphql(`
  mutation AnswerThread($input: AnswerThreadInput!) {
    answerThread(input: $input) {
      ... on Answer {
        id
        ...AnswerCard
        thread {
          id
          answerCount
          lastActivityAt
          unread
        }
      }
      ... on Error {
        code
        message
      }
      ... on InvalidInput {
        field
      }
    }
  }
`)

/** An answer on its way: shown at once, reconciled when the server has answered. */
export interface PendingAnswer {
  readonly commandId: string
  readonly body: string
  readonly failure: Failure | null
}

/** Sends answers of one thread. One at a time: while one is on its way or has failed, the form waits. */
export const useOutbox = (threadId: string, onSent: (answerId: string) => void) => {
  const [pending, setPending] = useState<PendingAnswer | null>(null)
  const latestOnSent = useLatest(onSent)
  const { send } = useCommand(AnswerThreadMutation, (data) => data.answerThread)
  const post = useCallback(
    async (body: string, commandId: string) => {
      setPending({ commandId, body, failure: null })
      const outcome = await send({ input: { threadId, body, commandId } })
      if (outcome.done) {
        latestOnSent.current(outcome.value.id)
        setPending(null)
      } else setPending({ commandId, body, failure: outcome.failure })
      return outcome
    },
    [send, threadId, latestOnSent],
  )
  return { pending, post, giveBack: () => setPending(null) }
}
