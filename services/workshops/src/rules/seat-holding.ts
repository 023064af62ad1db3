import type { RegistrationState } from '@ama/database'

/** The states in which a registration holds a seat. */
export const seatHolding: readonly RegistrationState[] = ['REGISTERED', 'OFFERED', 'ATTENDED', 'EXCUSED', 'ABSENT']
