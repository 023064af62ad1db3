import { useState } from 'react'
import { type ArrangeOptions, type Arrangement, arrange } from './arrange.ts'

interface Options extends ArrangeOptions {
  /** True while somebody reads or writes here: the list must not move. */
  hold: boolean
  /** Another key is another list (other filter, other thread): it starts anew. */
  of: string
}

interface Frozen {
  readonly of: string
  readonly ids: readonly string[]
}

const same = (a: Frozen | null, b: Frozen | null): boolean =>
  a === b || (a?.of === b?.of && a?.ids.join(' ') === b?.ids.join(' '))

/**
 * A list that doesn't move while it is read. What was once held back waits until `release`, even when the reader
 * has looked away meanwhile: nothing jumps by itself.
 */
export const useHeldBack = (
  wanted: readonly string[],
  { hold, of, ...options }: Options,
): Arrangement & { release(): void } => {
  const [frozen, setFrozen] = useState<Frozen | null>(null)
  const held = frozen?.of === of ? arrange(frozen.ids, wanted, options) : null
  const active = held !== null && (hold || held.heldBack.length > 0)
  const { shown, heldBack } = active ? held : { shown: wanted, heldBack: [] }

  const next = active || (hold && (shown.length > 0 || options.growsAtEnd)) ? { of, ids: shown } : null
  if (!same(frozen, next)) setFrozen(next)

  return { shown, heldBack, release: () => setFrozen({ of, ids: wanted }) }
}
