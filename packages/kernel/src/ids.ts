import { randomUUIDv7 } from 'node:crypto'
import { v5, v7, validate } from 'uuid'

/** A new time-ordered identifier (uuid v7): of the rows that a process makes, those made later sort later. */
export const newId = (): string => v7()

/** For what is never sorted by it, in a fifteenth of the time: those of one millisecond come in any order. */
export const newUnsortedId = (): string => randomUUIDv7()

const namespace = '6f0c4d1e-5a3b-5c77-9d0e-40192ab1e500'

/** The same identifier for the same name, on every machine (uuid v5): for seeds that run at every start. */
export const stableId = (name: string): string => v5(name, namespace)

/** True when the text is a uuid, of any version. */
export const isId = (text: string): boolean => validate(text)
