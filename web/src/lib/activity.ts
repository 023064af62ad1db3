import { useEffect, useRef } from 'react'

/** What happened, as far as a listener outside the cache needs to know. */
export interface LiveItem {
  readonly cursor: string
  readonly kind: string
  readonly actorId: string | null
  readonly actorName: string | null
  readonly communityId: string | null
  readonly threadId: string | null
  readonly threadTitle: string | null
}

const listeners = new Set<(item: LiveItem) => void>()

export const tellActivity = (item: LiveItem): void => {
  for (const listener of listeners) listener(item)
}

/** Calls back for each live item; returns how to hear no more. */
export const hearActivity = (listener: (item: LiveItem) => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Calls back for each live item while the component is on screen. The cache is up to date by then. */
export const useActivity = (callback: (item: LiveItem) => void): void => {
  const latest = useRef(callback)
  useEffect(() => {
    latest.current = callback
  })
  useEffect(() => hearActivity((item) => latest.current(item)), [])
}
