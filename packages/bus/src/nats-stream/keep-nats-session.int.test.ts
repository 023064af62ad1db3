import { createLogger } from '@ama/kernel'
import { eventually } from '@ama/testkit'
import { expect, test } from 'vitest'
import { onNats } from '../testing/test-bus.ts'
import { natsOf } from '../testing/with-manager.ts'
import { keepNatsSession } from './keep-nats-session.ts'
import { readServers } from './nats-problem.ts'
import { openNatsSession, type NatsSession } from './open-nats-session.ts'

onNats('a session with NATS', (bus) => {
  const keep = async () => {
    const servers = readServers(natsOf(bus()).url)
    const first = await openNatsSession(servers)
    const nats = keepNatsSession({ servers, first, log: createLogger('silent') })
    bus().own({ stop: () => nats.close() })
    return { first, nats }
  }

  test('that ends while its listeners are told is followed by another', async () => {
    const { first, nats } = await keep()
    const told: NatsSession[] = []
    nats.onSession((session) => {
      told.push(session)
      if (told.length === 2) throw new Error('closed connection')
    })
    await first.connection.close()
    await eventually(() => told.length === 3)
    expect(new Set(told).size).toBe(3)
    await eventually(() => nats.session() === told[2])
  })

  test('that has ended already is not given to who begins to listen', async () => {
    const { first, nats } = await keep()
    await first.connection.close()
    const told: NatsSession[] = []
    nats.onSession((session) => {
      session.connection.subscribe('hub.>')
      told.push(session)
    })
    await eventually(() => told.length === 1)
    expect(told).not.toContain(first)
  })
})
