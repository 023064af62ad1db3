import type { Community } from '@ama/database'
import type { Hub, LiveItem } from '@ama/graphql'
import { readShared } from './read-shared.ts'

type Reading = Promise<Community | null>

const readings = new WeakMap<Hub, Map<string, Reading>>()

/**
 * The community of an item. A few are in all items and hardly ever change: what was read of one serves the items of a
 * second, but never an item that tells of a change of the community itself, which is read anew for all that follow.
 */
export const sharedCommunity = (hub: Hub, item: LiveItem, id: string, read: () => Reading): Reading => {
  const recent = readings.get(hub) ?? new Map<string, Reading>()
  readings.set(hub, recent)
  if (item.subject?.type === 'Community') recent.delete(id)
  return readShared(recent, id, read)
}
