/** One live item, and the cursor of the one before it: each tab tells by it whether something is missing between. */
export interface Link<Item> {
  readonly previous: string
  readonly cursor: string
  readonly item: Item
}

/** `new`: to be shown. `known`: seen before. `gap`: something is missing before it. */
export type Taken = 'new' | 'known' | 'gap'

/**
 * How far one tab has come. Cursors are opaque: they are compared with one another, never read. The last links are
 * kept for tabs that are behind, the cursors of far more, so that nothing is shown twice.
 */
export const createChain = <Item>(start: string, { kept = 200, remembered = 2_000 } = {}) => {
  let at = start
  let links: Link<Item>[] = []
  /** What the kept links follow. */
  let base = start
  const known = new Set([start])

  const remember = (cursor: string) => {
    known.add(cursor)
    const [oldest] = known
    if (known.size > remembered && oldest !== undefined) known.delete(oldest)
  }
  const add = (link: Link<Item>) => {
    links.push(link)
    at = link.cursor
    if (links.length <= kept) return
    base = links[0]?.cursor ?? base
    links = links.slice(1)
  }

  return {
    at: (): string => at,
    take(link: Link<Item>): Taken {
      const follows = link.previous === at
      const seen = known.has(link.cursor)
      if (follows) add(link)
      if (seen) return 'known'
      if (!follows) return 'gap'
      remember(link.cursor)
      return 'new'
    },
    /** What came after a cursor; null: not known here. */
    after(cursor: string): readonly Link<Item>[] | null {
      if (cursor === base) return links
      const index = links.findLastIndex((link) => link.cursor === cursor)
      return index === -1 ? null : links.slice(index + 1)
    },
    /** Goes on from a place of somebody else's. What was seen stays known. */
    jump(cursor: string): void {
      at = cursor
      base = cursor
      links = []
      remember(cursor)
    },
  }
}
