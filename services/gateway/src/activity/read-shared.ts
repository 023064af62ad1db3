/** Milliseconds. Screens that hear of something later read it as it is by then. */
const shared = 1_000

interface Readings<Key, Value> {
  get(key: Key): Promise<Value> | undefined
  set(key: Key, reading: Promise<Value>): unknown
  delete(key: Key): boolean
}

/** Reads once for all who ask for the same within a second; a reading that failed is not shared. */
export const readShared = <Key, Value>(
  readings: Readings<Key, Value>,
  key: Key,
  read: () => Promise<Value>,
): Promise<Value> => {
  const known = readings.get(key)
  if (known) return known
  const reading = read()
  const forget = () => void (readings.get(key) === reading && readings.delete(key))
  readings.set(key, reading)
  reading.catch(forget)
  setTimeout(forget, shared).unref()
  return reading
}
