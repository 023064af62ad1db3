import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '@ama/testkit'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { contract, deeds } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ environment: { HUB_CONNECTIONS_PER_MEMBER: '3', HUB_CONNECTIONS_PER_ADDRESS: '5' } })
})
afterAll(() => hub.stop())

const director = 'directrice.marsan@demo.example'

/** A connection as a program opens it; `closed` gives the code, `ready` that it was accepted. */
const connect = (token: string) => {
  const socket = new WebSocket(`ws://localhost:${hub.port}/graphql`, 'graphql-transport-ws')
  socket.once('open', () =>
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })),
  )
  const closed = once(socket, 'close').then(([code]) => Number(code))
  return { socket, closed, ready: once(socket, 'message') }
}

it('one connection of a member too many is closed with 4429, the others go on', async () => {
  const member = await hub.as(director)
  const open = [connect(member.token), connect(member.token), connect(member.token)]
  await Promise.all(open.map(({ ready }) => ready))
  expect(await connect(member.token).closed).toBe(4429)
  expect(open.map(({ socket }) => socket.readyState)).toEqual(open.map(() => WebSocket.OPEN))
  open[0]?.socket.close()
  await open[0]?.closed
  await eventually(async () => {
    const again = connect(member.token)
    const accepted = await Promise.race([again.ready.then(() => true), again.closed.then(() => false)])
    again.socket.terminate()
    return accepted
  })
  for (const { socket } of open) socket.terminate()
})

it('so is one of an address, whoever it is', async () => {
  const members = await Promise.all([director, 'referente@demo.example'].map((email) => hub.as(email)))
  const tokens = members.flatMap(({ token }) => [token, token, token])
  await eventually(async () => {
    const text = await (await fetch(`http://localhost:${hub.port}/metrics`)).text()
    return text.includes('hub_live_subscribers 0')
  })
  const open = tokens.slice(0, 5).map(connect)
  await Promise.all(open.map(({ ready }) => ready))
  expect(await connect(tokens[5] ?? '').closed).toBe(4429)
  for (const { socket } of open) socket.terminate()
})

it('a socket that does not read is closed with 4408, and its neighbours feel nothing', async () => {
  const author = await hub.as(director)
  const marsan = await deeds(author).communityId('marsan')
  const slow = connect(author.token)
  await slow.ready
  const many = Array.from({ length: 20 }, (_, index) => `b${index}: body`).join(' ')
  const query = `subscription { activity { subject { ... on Thread { ${many} } } } }`
  slow.socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }))
  const neighbour = await author.watch()
  await eventually(async () => {
    const text = await (await fetch(`http://localhost:${hub.port}/metrics`)).text()
    return text.includes('hub_live_groups 2')
  })
  slow.socket.pause()
  const body = 'Nous cherchons des idées. '.repeat(700)
  for (let asked = 0; asked < 40; asked++) {
    await author.ask(contract.askForHelp, { communityId: marsan, title: `Question ${asked}`, body })
  }
  expect(await neighbour.until(40)).toHaveLength(40)
  // Slow as it is, it learns why.
  await pause(6_000)
  slow.socket.resume()
  expect(await slow.closed).toBe(4408)
})

it('Prometheus finds what the hub promises', async () => {
  const text = await (await fetch(`http://localhost:${hub.port}/metrics`)).text()
  const missing = [
    'hub_live_subscribers',
    'hub_live_groups',
    'hub_live_delivered_total',
    'hub_live_resync_total',
    'hub_relay_lag_seconds',
    'hub_reaction_lag{reaction="rank-who-to-ask-when-thread-solved-or-reopened"}',
    'hub_dead_letters',
    'hub_command_seconds_bucket{le="1",command="ask-for-help",outcome="accepted"}',
  ].filter((name) => !text.includes(`\n${name} `))
  expect(missing).toEqual([])
})
