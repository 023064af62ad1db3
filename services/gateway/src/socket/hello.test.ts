import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createRights } from '../rights.ts'
import type { Connection } from './connection.ts'
import { createHello } from './hello.ts'
import { limitConnections } from './limits.ts'

it('of hundreds who come back together a few are looked up at a time, the others wait and are let in too', async () => {
  let [now, most] = [0, 0]
  const identify = async () => {
    most = Math.max(most, ++now)
    await setImmediate()
    now -= 1
    return null
  }
  const hello = createHello({
    identify,
    rights: createRights({ rolesChanged: () => {}, credentialEnded: () => {} }),
    members: limitConnections(1),
  })
  let acknowledged = 0
  const connections = Array.from({ length: 300 }, () => {
    const socket = { OPEN: 1, readyState: 1, send: () => void (acknowledged += 1) }
    return { socket, cookie: null, phase: 'open' } as unknown as Connection
  })
  await Promise.all(connections.map((connection) => hello(connection, {})))
  expect(acknowledged).toBe(300)
  expect(most).toBeLessThan(10)
})
