import type { RegistrationState } from '@ama/database'

/** The states in which a registration holds a seat. A walk-in holds none, whatever its state. */
export const seatHolding: readonly RegistrationState[] = ['REGISTERED', 'OFFERED', 'ATTENDED', 'EXCUSED', 'ABSENT']
