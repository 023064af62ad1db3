import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuse } from './refuse.ts'

/** Bytes that a request may send. */
const limit = 1_000_000

/** Refuses a body that is too large, or that does not say how large it is. True: refused and answered. */
export const refuseLargeBody = (request: IncomingMessage, response: ServerResponse): boolean => {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  const announced = request.headers['content-length']
  if (announced === undefined && request.headers['transfer-encoding'] !== undefined) {
    refuse(response, 411, 'LENGTH_REQUIRED', 'Annoncez la taille de la requête (Content-Length).')
    return true
  }
  if (Number(announced ?? 0) > limit) {
    refuse(response, 413, 'BODY_TOO_LARGE', 'La requête dépasse 1 Mo : raccourcissez-la.')
    return true
  }
  return false
}
