import { existsSync } from 'node:fs'
import path from 'node:path'
import type { RequestListener } from 'node:http'
import sirv from 'sirv'

const built = path.resolve(import.meta.dirname, '../../../../web/dist')

/** The built web client: hashed files are kept for ever by browsers, every other address is the page itself. */
export const serveWeb = (): RequestListener => {
  if (!existsSync(built)) {
    return (_request, response) => {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      response.end('The web client is not built. Run npm start, or pnpm dev and open its address.\n')
    }
  }
  const serve = sirv(built, {
    etag: true,
    gzip: true,
    brotli: true,
    single: true,
    ignores: [/^\/assets\//, /^\/api\//],
    setHeaders: (response, pathname) =>
      response.setHeader(
        'cache-control',
        pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  })
  return (request, response) =>
    serve(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      response.end('Cette page n’existe pas.\n')
    })
}
