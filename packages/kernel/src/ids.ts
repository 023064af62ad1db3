import { v7, validate } from 'uuid'

/** A new time-ordered identifier (uuid v7): rows made later sort later. */
export const newId = (): string => v7()

/** True when the text is a uuid, of any version. */
export const isId = (text: string): boolean => validate(text)
