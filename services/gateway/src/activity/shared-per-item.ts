import type { LiveItem } from '@ama/graphql'

/** Milliseconds. Screens that hear of an item later read its object as it is by then. */
const shared = 1_000

/**
 * What an item leads to is read once for all who hear of it at the same time: they get the same item, and what it
 * shows does not depend on who looks. With one reading each, 200 screens made 400 statements an event.
 */
export const sharedPerItem = <Value>() => {
  const readings = new WeakMap<LiveItem, Promise<Value>>()
  return (item: LiveItem, read: () => Promise<Value>): Promise<Value> => {
    const known = readings.get(item)
    if (known) return known
    const reading = read()
    const forget = () => void readings.delete(item)
    readings.set(item, reading)
    reading.catch(forget)
    setTimeout(forget, shared).unref()
    return reading
  }
}
