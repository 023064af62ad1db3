import { type NatsServers, readNatsServers } from '@ama/kernel'

/** NATS can't be used; the message says what to do. */
export class NatsProblem extends Error {}

/** The servers of an address like NATS_URL. @throws NatsProblem when it is none. */
export const readServers = (url: string): NatsServers => {
  const read = readNatsServers(url)
  if ('problem' in read) throw new NatsProblem(`NATS_URL ${read.problem}.`)
  return read
}
