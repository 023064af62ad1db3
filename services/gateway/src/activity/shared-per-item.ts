import type { LiveItem } from '@ama/graphql'
import { readShared } from './read-shared.ts'

/**
 * What an item leads to is read once for all who hear of it at the same time: they get the same item, and what it
 * shows does not depend on who looks. With one reading each, 200 screens made 400 statements an event.
 */
export const sharedPerItem = <Value>() => {
  const readings = new WeakMap<LiveItem, Promise<Value>>()
  return (item: LiveItem, read: () => Promise<Value>): Promise<Value> => readShared(readings, item, read)
}
