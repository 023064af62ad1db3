/** What a process of the hub may do; one does all of it unless told otherwise. */
export const roles = ['gateway', 'relay', 'reactions'] as const
export type ProcessRole = (typeof roles)[number]
