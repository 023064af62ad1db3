import { jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import type { TestBus } from './test-bus.ts'

export const natsOf = ({ nats }: TestBus) => {
  if (nats === null) throw new Error('These cases run on NATS')
  return nats
}

/** Does something to the stream behind the hub's back. */
export const withManager = async <T>(
  bus: TestBus,
  work: (manager: Awaited<ReturnType<typeof jetstreamManager>>) => Promise<T>,
) => {
  const connection = await connect({ servers: natsOf(bus).url })
  try {
    return await work(await jetstreamManager(connection))
  } finally {
    await connection.close()
  }
}
