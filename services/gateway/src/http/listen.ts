import type { Server } from 'node:http'

/**
 * Connections that the system holds until they are accepted, unless its own limit is lower (`net.core.somaxconn`).
 * With Node's 511, thousands who come back at once are dropped, and try again later and later.
 */
const waiting = 4_096

/** Listens and gives the port, which 0 leaves to the system. Rejects when it can't be had. */
export const listen = async (server: Server, port: number): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, backlog: waiting }, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  return typeof address === 'object' && address ? address.port : port
}
