import { createStore } from './store.ts'

/**
 * Whose page this is, by the member's id; null until it is known. What it asks is refused when somebody else has signed
 * in in this browser meanwhile: nothing is done in another's name.
 */
export const pageMember = createStore<string | null>(null)
