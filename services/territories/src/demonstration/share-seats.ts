interface Town {
  readonly code: string
  readonly population: number
}

// Below 1 so that a large town doesn't take everything, above 0.5 so that it still comes first.
const concentration = 0.75

/**
 * Shares `seats` establishments between towns: the next one goes to the town with the highest weight per seat
 * (d'Hondt), so a bigger town never has fewer. Gives the code of each seat's town, in the order given out.
 */
export const shareSeats = (towns: readonly Town[], seats: number): string[] => {
  const taken = new Map<string, number>()
  return Array.from({ length: towns.length === 0 ? 0 : seats }, () => {
    const claim = (town: Town) => town.population ** concentration / ((taken.get(town.code) ?? 0) + 1)
    const next = towns.reduce((best, town) => (claim(town) > claim(best) ? town : best))
    taken.set(next.code, (taken.get(next.code) ?? 0) + 1)
    return next.code
  })
}
