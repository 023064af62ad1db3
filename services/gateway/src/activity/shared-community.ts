import type { Community } from '@ama/database'
import type { Hub, LiveItem } from '@ama/graphql'

type Reading = Promise<Community | null>

/** Milliseconds for which what was read of a community serves other items. */
const shared = 1_000

const readings = new WeakMap<Hub, Map<string, Reading>>()

const readingsOf = (hub: Hub): Map<string, Reading> => {
  const known = readings.get(hub) ?? new Map<string, Reading>()
  readings.set(hub, known)
  return known
}

/**
 * The community of an item. A few are in all items and hardly ever change: what was read of one serves the items of a
 * second, but never an item that tells of a change of the community itself, which is read anew for all that follow.
 */
export const sharedCommunity = (hub: Hub, item: LiveItem, id: string, read: () => Reading): Reading => {
  const recent = readingsOf(hub)
  const known = item.subject?.type === 'Community' ? undefined : recent.get(id)
  if (known) return known
  const reading = read()
  recent.set(id, reading)
  const forget = () => void (recent.get(id) === reading && recent.delete(id))
  reading.catch(forget)
  setTimeout(forget, shared).unref()
  return reading
}
