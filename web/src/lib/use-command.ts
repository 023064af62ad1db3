import { useCallback, useState } from 'react'
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql'
import { signedOut } from './connection.ts'
import { useLatest } from './use-latest.ts'
import { type Failure, failureOf, isRefused, refusalIn } from './failure.ts'

type Done<R> = Exclude<R, { code: string }>
/** What became of a command. */
export type Outcome<R> = { done: true; value: Done<R> } | { done: false; failure: Failure }

/**
 * A mutation whose answer is either what was made or a refusal. Never throws; `failure` is the last attempt's, for
 * the form to show.
 */
export const useCommand = <D, V extends AnyVariables, R extends object>(
  document: TypedDocumentNode<D, V>,
  pick: (data: D) => R,
) => {
  const client = useClient()
  const latestPick = useLatest(pick)
  const [state, setState] = useState<{ sending: boolean; failure: Failure | null }>({ sending: false, failure: null })

  const send = useCallback(
    async (variables: V): Promise<Outcome<R>> => {
      setState({ sending: true, failure: null })
      const result = await client.mutation(document, variables).toPromise()
      const answer = result.data ? latestPick.current(result.data) : null
      const failure = result.error
        ? failureOf(result.error)
        : answer && isRefused(answer)
          ? refusalIn(answer)
          : answer
            ? null
            : ({ kind: 'unexpected', requestId: null } as const)
      setState({ sending: false, failure })
      if (failure?.kind === 'signed-out') signedOut.set(true)
      return failure || !answer
        ? { done: false, failure: failure ?? { kind: 'unexpected', requestId: null } }
        : { done: true, value: answer as Done<R> }
    },
    [client, document, latestPick],
  )
  return { send, ...state, forget: () => setState({ sending: false, failure: null }) }
}
