import { LRUCache } from 'lru-cache'

/**
 * Characters of all texts of which something is kept: the web's documents together have a tenth of it. What is made of
 * one character takes up to 150 bytes.
 */
const most = 400_000

/** What was made of texts; those that were asked for last are kept. */
export const keepByText = <Value extends {}>() =>
  new LRUCache<string, Value>({ maxSize: most, sizeCalculation: (_value, text) => text.length + 1 })
