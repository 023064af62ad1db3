export interface Arrangement {
  readonly shown: readonly string[]
  /** Ids that wait until the reader asks for them: new ones, and those that would jump to the front. */
  readonly heldBack: readonly string[]
}

export interface ArrangeOptions {
  growsAtEnd?: boolean
  mine?: (id: string) => boolean
}

/**
 * What a list shows while it is read: what is on screen stays, in its order; a further page is added below;
 * everything else waits. `wanted` is how the list would stand now; the reader's own items (`mine`) never wait.
 */
export const arrange = (
  onScreen: readonly string[],
  wanted: readonly string[],
  { growsAtEnd = false, mine = () => false }: ArrangeOptions = {},
): Arrangement => {
  const first = onScreen.find((id) => wanted.includes(id))
  const startsEmpty = growsAtEnd && onScreen.length === 0
  if (first === undefined && !startsEmpty) return { shown: wanted, heldBack: [] }
  const last = Math.max(-1, ...onScreen.map((id) => wanted.indexOf(id)))
  const after = wanted.slice(last + 1)
  if (growsAtEnd) {
    return { shown: [...onScreen, ...after.filter(mine)], heldBack: after.filter((id) => !mine(id)) }
  }
  return { shown: [...onScreen, ...after], heldBack: wanted.slice(0, wanted.indexOf(first ?? '')) }
}
