import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** The header by which the sign-in's rate limit learns who asks; what a client sends under this name is dropped. */
export const addressHeader = 'x-hub-client-address'

const nearby = new BlockList()
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  nearby.addSubnet(network, prefix, 'ipv4')
}
nearby.addAddress('::1', 'ipv6')
nearby.addSubnet('fc00::', 7, 'ipv6')

const isNearby = (address: string): boolean => nearby.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/**
 * Where a request comes from. Behind a reverse proxy, which is on this machine or in its private network, the last
 * address that it wrote into X-Forwarded-For; addresses before that one are the client's own word.
 */
export const clientAddress = (request: Pick<IncomingMessage, 'headers' | 'socket'>): string => {
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim() ?? ''
  return isIP(peer) && isNearby(peer) && isIP(forwarded) ? forwarded : peer
}
