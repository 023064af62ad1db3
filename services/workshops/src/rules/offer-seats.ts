import type { SeatFacts } from './place-for.ts'

export interface Waiting {
  readonly id: string
  readonly establishmentId: string | null
}

/**
 * To whom free seats go: the first in order whose establishment still has room; those passed by are named.
 * `waiting` in the order of the list, `held` seats by establishment.
 */
export const offerSeats = (
  { seats, seatsTaken, seatsPerEstablishment }: SeatFacts,
  waiting: readonly Waiting[],
  held: ReadonlyMap<string, number>,
): { readonly offered: readonly string[]; readonly skipped: readonly string[] } => {
  const counts = new Map(held)
  const offered: string[] = []
  const passed: string[] = []
  let free = seats === null ? waiting.length : seats - seatsTaken
  for (const { id, establishmentId } of waiting) {
    if (free <= 0) break
    const count = establishmentId === null ? 0 : (counts.get(establishmentId) ?? 0)
    if (seatsPerEstablishment !== null && establishmentId !== null && count >= seatsPerEstablishment) {
      passed.push(id)
      continue
    }
    if (establishmentId !== null) counts.set(establishmentId, count + 1)
    offered.push(id)
    free -= 1
  }
  return { offered, skipped: passed }
}
