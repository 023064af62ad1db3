import { refusalOf, type Hub, type Route } from '@ama/graphql'
import type { Auth } from '@ama/people'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuse } from './refuse.ts'

const statusOf: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID_INPUT: 400,
  CONFLICT: 409,
  UNAVAILABLE: 503,
}

const headersOf = (request: IncomingMessage): Headers => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Whether the reader has just this already. */
const isKnown = (request: IncomingMessage, etag: string): boolean =>
  (request.headers['if-none-match'] ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag)

/** What areas serve beside GraphQL. False: none of their addresses. */
export const serveRoutes = ({ hub, auth }: { hub: Hub; auth: Pick<Auth, 'authenticate'> }) => {
  const routes = hub.areas.flatMap((area) => area.routes ?? [])

  const answer = async (route: Route, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(response, 405, 'METHOD_NOT_ALLOWED', 'Cette adresse se lit seulement (GET).')
    }
    const rest = decoded(url.pathname.slice(route.prefix.length))
    if (rest === null) return refuse(response, 400, 'BAD_REQUEST', 'Cette adresse n’est pas lisible.')
    const viewer = async () => {
      const found = await auth.authenticate(headersOf(request))
      return found === 'invalid' ? null : found
    }
    try {
      const { status, type, body, fileName, etag } = await route.answer({ hub, rest, query: url.searchParams, viewer })
      const keeping = etag ? { etag, 'cache-control': 'private, no-cache' } : { 'cache-control': 'no-store' }
      if (etag && isKnown(request, etag)) {
        response.writeHead(304, keeping).end()
        return
      }
      response.writeHead(status, {
        'content-type': type,
        ...keeping,
        ...(fileName ? { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}` } : {}),
      })
      response.end(request.method === 'HEAD' ? undefined : body)
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw error
      refuse(response, statusOf[refusal.code] ?? 400, refusal.code, refusal.message)
    }
  }

  return (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> | null => {
    const route = routes.find(({ prefix }) => url.pathname.startsWith(prefix))
    return route ? answer(route, request, response, url) : null
  }
}
