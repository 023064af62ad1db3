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
  if (growsAtEnd) {
    const fresh = wanted.filter((id) => !onScreen.includes(id))
    return { shown: [...onScreen, ...fresh.filter(mine)], heldBack: fresh.filter((id) => !mine(id)) }
  }
  const first = onScreen.find((id) => wanted.includes(id))
  if (first === undefined) return { shown: wanted, heldBack: [] }
  const last = Math.max(...onScreen.map((id) => wanted.indexOf(id)))
  return { shown: [...onScreen, ...wanted.slice(last + 1)], heldBack: wanted.slice(0, wanted.indexOf(first)) }
}
