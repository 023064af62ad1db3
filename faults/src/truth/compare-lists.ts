import type { Item } from '../members/watcher.ts'

const shown = ({ position, kind, subject }: Item): string => `${position} ${kind} ${subject ?? '–'}`

const some = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`${items.length} ${title}: ${items.slice(0, 3).join(', ')}${items.length > 3 ? ' …' : ''}`]

/** What a received list lacks, has too often or in another order than the truth; nothing when both are equal. */
export const compareLists = (truth: readonly Item[], received: readonly Item[]): string[] => {
  const [expected, got] = [truth.map(shown), received.map(shown)]
  const [known, seen] = [new Set(expected), new Set(got)]
  const doubles = got.filter((item, index) => got.indexOf(item) < index)
  const late = received.filter((item, index) => {
    const before = received[index - 1]
    return before !== undefined && item.position < before.position
  })
  return [
    ...some('missing', [...known.difference(seen)]),
    ...some('that are not in the log for this member', [...seen.difference(known)]),
    ...some('twice', doubles),
    ...some('out of order', late.map(shown)),
  ]
}
