import { useEffect, useRef } from 'react'
import type { CombinedError } from 'urql'
import { connection } from './connection.ts'
import { useStore } from './store.ts'

/** Asks again by itself what failed for want of a network, once the live connection is back. */
export const useRetryWhenBack = (error: CombinedError | undefined, retry: () => void): void => {
  const live = useStore(connection).status === 'live'
  const latest = useRef(retry)
  useEffect(() => {
    latest.current = retry
  })
  const failed = Boolean(error?.networkError)
  useEffect(() => {
    if (live && failed) latest.current()
  }, [live, failed])
}
