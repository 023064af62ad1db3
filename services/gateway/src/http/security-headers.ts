import type { ServerResponse } from 'node:http'

/** Only our own scripts and connections; Mantine writes style elements, hence 'unsafe-inline' for styles alone. */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export const setSecurityHeaders = (response: ServerResponse, https: boolean): void => {
  response.setHeader('content-security-policy', policy)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  if (https) response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
}
