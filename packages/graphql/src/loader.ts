import { readById, type Prisma } from '@ama/database'
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

/** Loads whole rows of a model by their ids. */
export const loaderById = <Model extends Prisma.ModelName>(model: Model) => {
  const read = readById(model)
  type Row = Awaited<ReturnType<typeof read>> extends ReadonlyMap<string, infer Value> ? Value : never
  return defineLoader<Row | null>((ids, { hub }) => read(hub.database, ids), null)
}
