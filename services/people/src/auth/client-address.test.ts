import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

const from = (remoteAddress: string, forwarded?: string) =>
  clientAddress({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress }),
  })

test.each([
  ['a client of its own', '203.0.113.7', undefined, '203.0.113.7'],
  ['a client that pretends to be another', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['a client behind a proxy of this machine', '::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['a client that pretends, behind a proxy', '10.0.0.2', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['a proxy that says nonsense', '127.0.0.1', 'unknown', '127.0.0.1'],
  ['IPv6 behind a proxy', '::1', '2001:db8::7', '2001:db8::7'],
])('%s', (_title, peer, forwarded, expected) => {
  expect(from(peer, forwarded)).toBe(expected)
})
