import { expect, test } from 'vitest'
import { ConfigurationError, readConfiguration } from './configuration.ts'
import { readNatsServers } from './nats-servers.ts'

test('one address is a cluster of one', () => {
  expect(readNatsServers('nats://nats:4222')).toEqual({ servers: ['nats://nats:4222'], credentials: null })
})

test.each([
  ['in each', 'nats://hub:s%40crt@a:4222,nats://hub:s%40crt@b:4222, tls://hub:s%40crt@c:4222'],
  ['in the first alone', 'nats://hub:s%40crt@a:4222,nats://b:4222,tls://c:4222'],
])('the servers of a cluster have one user and password, %s', (_, text) => {
  expect(readNatsServers(text)).toEqual({
    servers: ['nats://a:4222', 'nats://b:4222', 'tls://c:4222'],
    credentials: { user: 'hub', pass: 's@crt' },
  })
})

test('a user without password is a token', () => {
  expect(readNatsServers('nats://t0ken@[::1]:4222')).toEqual({
    servers: ['nats://[::1]:4222'],
    credentials: { token: 't0ken' },
  })
})

test.each([
  ['an address without scheme', 'nats://a:4222,b:4222', 'address 2 is none'],
  ['a comma too many', 'nats://a:4222,', 'address 2 is none'],
  ['another program’s address', 'https://hub:secret@a', 'address 1 (https://…) is none'],
  ['a port that is none', 'nats://hub:secret@a:port', 'address 1 (nats://…) is none'],
  ['a password with a bare percent sign', 'nats://hub:secret%@a:4222', 'percent-encoded'],
  ['two passwords', 'nats://hub:secret@a:4222,nats://hub:other@b:4222', 'same user and password'],
  ['a password for the second alone', 'nats://a:4222,nats://hub:secret@b:4222', 'same user and password'],
  ['sockets of two kinds', 'nats://a:4222,ws://b:8080', 'all nats:// and tls://'],
])('%s is refused in a sentence without the password', (_, text, reason) => {
  const read = () => readConfiguration({ NATS_URL: text }, '/')
  expect(read).toThrow(ConfigurationError)
  expect(read).toThrow(/NATS_URL: (must|has)/)
  expect(read).toThrow(reason)
  expect(read).not.toThrow('secret')
})
