import { useCallback, useRef, useState } from 'react'
import { useLatest } from './use-latest.ts'
import { asCommand, type Draft, forgetDraft, keepDraft, readDraft } from './drafts.ts'

/**
 * A form's values, kept in this browser for this member until they are sent: they survive a lost network, a reload
 * and the end of the session. Nothing is kept while the form equals `initial`.
 */
export const useDraft = <V extends object>(memberId: string, form: string, initial: V) => {
  const [draft, setDraft] = useState<Draft<V>>(
    () => readDraft(memberId, form, initial) ?? { values: initial, commandId: null, sent: null },
  )
  const latest = useRef(draft)
  const aside = useRef<Draft<V> | null>(null)
  const empty = useLatest(initial)
  const apply = useCallback(
    (next: Draft<V>) => {
      latest.current = next
      setDraft(next)
      if (JSON.stringify(next.values) === JSON.stringify(empty.current)) forgetDraft(memberId, form)
      else keepDraft(memberId, form, next)
    },
    [memberId, form, empty],
  )
  return {
    values: draft.values,
    change: (part: Partial<V>) => apply({ ...latest.current, values: { ...latest.current.values, ...part } }),
    /** What to send, under an id that stays the same while the text does. */
    toSend: () => {
      const command = asCommand(latest.current)
      apply(command)
      return command
    },
    /** Sent, or given up. */
    clear: () => {
      latest.current = { values: initial, commandId: null, sent: null }
      setDraft(latest.current)
      forgetDraft(memberId, form)
    },
    /** Empties the form on screen; what was written stays kept until `clear`. */
    setAside: () => {
      aside.current = latest.current
      latest.current = { values: initial, commandId: null, sent: null }
      setDraft(latest.current)
    },
    /** Brings back what was set aside, also where the browser keeps nothing. */
    takeBack: () => {
      if (aside.current) apply(aside.current)
    },
  }
}
