import { createHmac, timingSafeEqual } from 'node:crypto'
import { parseCookies } from 'better-auth/cookies'

export interface SessionCookie {
  readonly name: string
  /** The session's token, if the cookie is there and signed by us. */
  read(headers: Headers): string | null
}

/** Cookies are named ama.…; over https they carry the prefix that makes browsers insist on it. */
export const cookiePrefix = 'ama'

/** Reads better-auth's session cookie, `<token>.<HMAC-SHA-256 of it, base64>`, without a look at the database. */
export const readSessionCookie = (secret: string, origin: string): SessionCookie => {
  const name = `${origin.startsWith('https:') ? '__Secure-' : ''}${cookiePrefix}.session_token`
  const isSigned = (token: string, signature: string): boolean => {
    const expected = createHmac('sha256', secret).update(token).digest()
    const given = Buffer.from(signature, 'base64')
    return given.length === expected.length && timingSafeEqual(given, expected)
  }
  return {
    name,
    read: (headers) => {
      const value = parseCookies(headers.get('cookie') ?? '').get(name)
      const [token, signature] = splitAtLastDot(value ?? '')
      return token && isSigned(token, signature) ? token : null
    },
  }
}

const splitAtLastDot = (value: string): [string, string] => {
  const at = value.lastIndexOf('.')
  return [value.slice(0, Math.max(at, 0)), value.slice(at + 1)]
}
