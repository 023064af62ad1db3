import { existsSync } from 'node:fs'
import path from 'node:path'
import type { RequestListener } from 'node:http'
import sirv from 'sirv'

const built = path.resolve(import.meta.dirname, '../../../../web/dist')

/** The built web client: hashed files are kept for ever by browsers, every other address is the page itself. */
export const serveWeb = (folder: string = built): RequestListener => {
  if (!existsSync(folder)) {
    return (_request, response) => {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      response.end('The web client is not built. Run npm start, or pnpm dev and open its address.\n')
    }
  }
  const serve = sirv(folder, {
    // Looks at the disk each time: a list made at the start would name files that a new build has removed, and die of it.
    dev: true,
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
  return (request, response) => {
    // No file here is worth a part of it, and an impossible part is an error.
    delete request.headers.range
    serve(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      response.end('Cette page n’existe pas.\n')
    })
  }
}
