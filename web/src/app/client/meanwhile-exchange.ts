import type { Exchange, OperationResult } from 'urql'
import { fromArray, mergeMap, pipe, tap } from 'wonka'

/** Brings to the cache what the page was told of before. */
export const isAgain = ({ extensions }: OperationResult): boolean => extensions?.['again'] === true

const again = (result: OperationResult): OperationResult => ({
  ...result,
  extensions: { ...result.extensions, again: true },
})

/**
 * A query's answer may be older than what came while it was under way, which the cache would then lose: live items,
 * and what one's own deeds gave. So all that goes to the cache once more, after the answer and in its order. Whatever
 * brings it into lists and counts must have the same effect twice as once.
 */
export const meanwhileExchange: Exchange =
  ({ forward }) =>
  (operations) => {
    /** What came since a query was asked, for each request that is not answered yet, oldest first, by the query's key. */
    const underWay = new Map<number, OperationResult[][]>()
    return pipe(
      operations,
      tap(({ kind, key }) => {
        if (kind === 'query') underWay.set(key, [...(underWay.get(key) ?? []), []])
        if (kind === 'teardown') underWay.delete(key)
      }),
      forward,
      mergeMap((result) => {
        const { kind, key } = result.operation
        if (kind === 'query') {
          const [since = [], ...later] = underWay.get(key) ?? []
          if (later.length > 0) underWay.set(key, later)
          else underWay.delete(key)
          return fromArray([result, ...since.map(again)])
        }
        if (result.data) for (const since of [...underWay.values()].flat()) since.push(result)
        return fromArray([result])
      }),
    )
  }
