import { parseSetCookieHeader } from 'better-auth/cookies'
import type { Auth } from '../auth/create-auth.ts'

/** A browser on a page of the hub: sends its Origin, keeps its cookies. */
export const openBrowser = (auth: Auth, origin = 'http://localhost:4000', address = '203.0.113.1') => {
  const cookies = new Map<string, string>()
  const headers = (): Headers => {
    const sent = new Headers({ origin, 'user-agent': 'Firefox of the tests', 'sec-fetch-site': 'same-origin' })
    if (cookies.size > 0) sent.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    return sent
  }
  const keep = (response: Response): void => {
    for (const header of response.headers.getSetCookie()) {
      for (const [name, { value, ...attributes }] of parseSetCookieHeader(header)) {
        if (attributes['max-age'] === 0) cookies.delete(name)
        else cookies.set(name, encodeURIComponent(value))
      }
    }
  }
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const request = new Request(new URL(path, origin), { headers: headers(), ...init, redirect: 'manual' })
    const response = await auth.handler(request, address)
    keep(response)
    return response
  }
  return {
    headers,
    cookies,
    get: (path: string) => send(path),
    post: (path: string, body: unknown = {}) => {
      const sent = headers()
      sent.set('content-type', 'application/json')
      return send(path, { method: 'POST', headers: sent, body: typeof body === 'string' ? body : JSON.stringify(body) })
    },
    whoami: () => auth.authenticate(headers()),
  }
}

export type Browser = ReturnType<typeof openBrowser>
