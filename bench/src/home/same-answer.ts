/** An id of the hub holds the row's own. */
const rowId = (text: string): string => {
  const [, id] = Buffer.from(text, 'base64url').toString().split(':')
  return id && /^[0-9a-f-]{36}$/.test(id) ? id : text
}

const moment = /^\d{4}-\d\d-\d\dT/

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What PostGraphile calls otherwise: the type of an event and its subject, the rows of a function. */
const renamed = (object: { readonly [name: string]: Json }, kinds: ReadonlyMap<string, string>) => {
  const { type, thread, answer, ...rest } = object
  if (typeof type !== 'string') return object
  const subject = kinds.get(type)?.endsWith('ANSWERED') ? answer : thread
  return { ...rest, kind: kinds.get(type) ?? type, subject: subject ?? null }
}

/** An answer without what each server says in its own way: cursors, the form of ids and moments, names of types. */
export const inCommon = (value: Json, kinds: ReadonlyMap<string, string>): Json => {
  if (typeof value === 'string') return moment.test(value) ? new Date(value).toISOString() : rowId(value)
  if (Array.isArray(value)) return value.map((each: Json) => inCommon(each, kinds))
  if (!isObject(value)) return value
  if (Array.isArray(value.nodes)) return inCommon(value.nodes, kinds)
  const told = Object.entries(renamed(value, kinds))
    .filter(([name]) => name !== 'cursor' && name !== 'endCursor' && name !== '__typename')
    .map(([name, each]): [string, Json] => [name, inCommon(each, kinds)])
  return Object.fromEntries(told.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
