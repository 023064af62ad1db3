import DataLoader from 'dataloader'
import type { Context } from './hub.ts'

/**
 * Defines something loaded by id in batches: one call of `load` for all ids that one request asks for at once.
 * Ids without value give `missing`.
 */
export const defineLoader = <Value>(
  load: (ids: readonly string[], context: Context) => Promise<ReadonlyMap<string, Value>>,
  missing: Value,
): ((context: Context, id: string) => Promise<Value>) => {
  const key = {}
  return (context, id) => {
    const mine = (context.loaders ??= new Map<object, DataLoader<string, unknown>>())
    const loader =
      (mine.get(key) as DataLoader<string, Value> | undefined) ??
      new DataLoader<string, Value>(async (ids) => {
        const found = await load(ids, context)
        return ids.map((each) => found.get(each) ?? missing)
      })
    mine.set(key, loader)
    return loader.load(id)
  }
}
