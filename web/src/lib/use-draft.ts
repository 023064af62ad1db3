import { useCallback, useRef, useState } from 'react'
import { useLatest } from './use-latest.ts'
import { asCommand, type Draft, forgetDraft, isOthers, keepDraft, readDraft } from './drafts.ts'

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
  const show = useCallback((next: Draft<V>) => {
    latest.current = next
    setDraft(next)
  }, [])
  const apply = useCallback(
    (next: Draft<V>) => {
      const before = latest.current.values
      show(next)
      if (JSON.stringify(next.values) === JSON.stringify(empty.current)) forgetDraft(memberId, form, before)
      else keepDraft(memberId, form, next)
    },
    [memberId, form, empty, show],
  )
  return {
    values: draft.values,
    /** Under which it was sent last; null: not yet. */
    commandId: draft.commandId,
    change: (part: Partial<V>) => apply({ ...latest.current, values: { ...latest.current.values, ...part } }),
    /** What to send, under an id that stays the same while the text does. */
    toSend: () => {
      const command = asCommand(latest.current)
      // What another tab has written since is sent by nobody yet.
      if (isOthers(memberId, form, command.values)) show(command)
      else apply(command)
      return command
    },
    /** Sent, or given up. */
    clear: () => {
      forgetDraft(memberId, form, latest.current.values)
      show({ values: initial, commandId: null, sent: null })
    },
    /** Empties the form on screen; what was written stays kept until `clear`. */
    setAside: () => {
      aside.current = latest.current
      show({ values: initial, commandId: null, sent: null })
    },
    /** Brings back what was set aside, also where the browser keeps nothing. */
    takeBack: () => {
      if (aside.current) apply(aside.current)
    },
  }
}

/**
 * What a member changes of something that is there, kept as every draft. Only what was changed is sent: the rest may
 * change meanwhile. What was begun on another state of the thing is not brought back over the newer one.
 */
export const useEdit = <V extends object>(memberId: string, form: string, saved: V) => {
  const draft = useDraft<Partial<V>>(memberId, `${form}:${JSON.stringify(saved)}`, {})
  const changed = Object.keys(draft.values).length > 0
  return { ...draft, values: { ...saved, ...draft.values }, changed }
}

/**
 * What a member changes of something that others may save meanwhile: a field that was not touched follows what is
 * saved. It is sent on the version on which writing began; `outdated`: there is a newer one, and nothing should be sent
 * until the member has chosen.
 */
export const useVersionedEdit = <V extends object>(memberId: string, form: string, saved: V, version: number) => {
  const draft = useDraft<Partial<V> & { begunOn?: number }>(memberId, form, {})
  const { begunOn, ...rest } = draft.values
  const values = { ...saved, ...rest }
  /** The fields that say something else than what is saved. */
  const differing = (Object.keys(saved) as (keyof V)[]).filter(
    (name) => JSON.stringify(values[name]) !== JSON.stringify(saved[name]),
  )
  // Where nothing differs, it is this very change that was saved, and its answer was lost.
  const outdated = begunOn !== undefined && begunOn !== version && differing.length > 0
  return {
    values,
    outdated,
    differing,
    change: (part: Partial<V>) => draft.change({ ...part, begunOn: begunOn ?? version }),
    toSend: () => ({ commandId: draft.toSend().commandId, version: outdated ? begunOn : version, values }),
    /** What is saved now was seen, and what was written goes over it. */
    keepMine: () => draft.change({ ...draft.values, begunOn: version }),
    /** Sent, or given up: the form shows what is saved. */
    clear: draft.clear,
  }
}
