import type { Cache, FieldInfo } from '@urql/exchange-graphcache'

export const isKey = (value: unknown): value is string => typeof value === 'string'
const isKeyList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isKey)

/** The pages of a list that the cache holds, as keys of their connections. */
export const pagesOf = (
  cache: Cache,
  owner: string,
  field: string,
  fits: (args: NonNullable<FieldInfo['arguments']>) => boolean,
): string[] =>
  cache
    .inspectFields(owner)
    .filter((info) => info.fieldName === field && fits(info.arguments ?? {}))
    .map((info) => cache.resolve(owner, info.fieldKey))
    .filter(isKey)

/** Puts an edge at the front of a page, unless a page of the same list already has it. */
export const putFirst = (cache: Cache, page: string, edge: string): void => {
  const edges = cache.resolve(page, 'edges')
  if (isKeyList(edges) && !edges.includes(edge)) cache.link(page, 'edges', [edge, ...edges])
}

/** Nothing comes after this page. */
export const isLastPage = (cache: Cache, page: string): boolean => {
  const info = cache.resolve(page, 'pageInfo')
  return isKey(info) && cache.resolve(info, 'hasNextPage') === false
}

/** Puts an edge at the end of a page, when the page is the last one. */
export const putLast = (cache: Cache, page: string, edge: string): void => {
  const edges = cache.resolve(page, 'edges')
  if (isLastPage(cache, page) && isKeyList(edges) && !edges.includes(edge)) cache.link(page, 'edges', [...edges, edge])
}

/** Forgets a field, whatever it was asked with: screens that show it ask again. */
export const forgetField = (cache: Cache, entity: string, field: string): void => {
  for (const info of cache.inspectFields(entity)) {
    if (info.fieldName === field) cache.invalidate(entity, field, info.arguments)
  }
}
