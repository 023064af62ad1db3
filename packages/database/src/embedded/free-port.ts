import { createServer } from 'node:net'

/** A port of 127.0.0.1 that nobody listens on: the wanted one when it is free. */
export const freePort = (wanted: number | null): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => (wanted === null ? reject(error) : resolve(freePort(null))))
    server.listen({ host: '127.0.0.1', port: wanted ?? 0 }, () => {
      const address = server.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      server.close(() => resolve(port))
    })
  })
