import { isId, Refusal } from '@ama/kernel'

const notAnId = (field: string) =>
  new Refusal('NOT_FOUND', 'Cet identifiant n’est pas connu du hub. Rechargez la page et réessayez.', field)

/** The opaque id that clients see: type and uuid, in base64url. */
export const encodeNodeId = (typename: string, id: string | number | bigint): string =>
  Buffer.from(`${typename}:${id}`).toString('base64url')

/** Reads an opaque id; null: not one of ours. */
export const readNodeId = (nodeId: string): { typename: string; id: string } | null => {
  const [typename, id, ...rest] = Buffer.from(nodeId, 'base64url').toString('utf8').split(':')
  return typename && id && rest.length === 0 && isId(id) ? { typename, id } : null
}

/** The uuid in an input's id of that type; `field` names the input, for the refusal. */
export const idOf = (typename: string, nodeId: string, field: string): string => {
  const decoded = readNodeId(nodeId)
  if (decoded?.typename !== typename) throw notAnId(field)
  return decoded.id
}
