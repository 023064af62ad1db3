export interface SeatFacts {
  /** null: as many as come. */
  readonly seats: number | null
  readonly seatsTaken: number
  readonly seatsPerEstablishment: number | null
}

/** A free seat that one's establishment may have is taken at once; otherwise one waits. `held`: seats of the establishment. */
export const placeFor = (
  { seats, seatsTaken, seatsPerEstablishment }: SeatFacts,
  establishment: { readonly id: string | null; readonly held: number },
): 'REGISTERED' | 'WAITING' => {
  if (seats !== null && seatsTaken >= seats) return 'WAITING'
  const limited = seatsPerEstablishment !== null && establishment.id !== null
  return limited && establishment.held >= seatsPerEstablishment ? 'WAITING' : 'REGISTERED'
}
