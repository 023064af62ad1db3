import { invalid, isId } from '@ama/kernel'
import type { Context } from './hub.ts'

interface PageArguments {
  readonly first?: number | null | undefined
  readonly last?: number | null | undefined
  readonly after?: string | null | undefined
  readonly before?: string | null | undefined
}

const unreadable = (field: keyof PageArguments) =>
  invalid(field, 'Cette page n’existe pas, ou n’existe plus : revenez au début de la liste.')

/**
 * What a page of a connection costs: as many times its content as it may have rows (of a list, 10 are counted).
 * Counted before anything is read, so this is also where a page that there can't be is refused; `isCursor` tells
 * the cursors that the connection gives.
 */
export const pageCost =
  (isCursor: (cursor: string, context: Context) => boolean) =>
  (args: PageArguments, context: Context): { field: number; multiplier: number } => {
    const { first, last } = args
    for (const field of ['first', 'last'] as const) if ((args[field] ?? 0) < 0) throw unreadable(field)
    for (const field of ['after', 'before'] as const) {
      const cursor = args[field] ?? null
      if (cursor !== null && !isCursor(cursor, context)) throw unreadable(field)
    }
    return { field: 1, multiplier: Math.min(Math.max(first ?? last ?? 20, 1), 100) / 10 }
  }

const textOf = (cursor: string): string => Buffer.from(cursor, 'base64').toString('utf8')

/** A cursor of a list of rows, as Pothos writes it: the row's id. */
export const isRowCursor = (cursor: string): boolean => {
  const text = textOf(cursor)
  return text.startsWith('GPC:S:') && isId(text.slice('GPC:S:'.length))
}

/** A cursor of a list that is whole in memory: a place in it. */
export const isPlaceCursor = (cursor: string): boolean => /^OffsetConnection:\d{1,9}$/.test(textOf(cursor))

/** What a list of at most `rows` costs, without cursors. */
export const listCost = (rows: number) => ({ field: 1, multiplier: rows })
