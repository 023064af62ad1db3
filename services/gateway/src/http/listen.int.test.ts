import fs from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import { expect, it } from 'vitest'
import { listen } from './listen.ts'

const many = 1_500
const table = '/proc/net/tcp6'
const limit = '/proc/sys/net/core/somaxconn'
const tells = fs.existsSync(table) && fs.existsSync(limit) && Number(fs.readFileSync(limit, 'utf8')) >= many

/** Connections that the system has made and nobody has accepted yet: `rx_queue` of a listening socket (proc(5)). */
const waitingAt = (port: number): number => {
  const local = port.toString(16).toUpperCase().padStart(4, '0')
  const lines = fs.readFileSync(table, 'utf8').split('\n')
  const queues = lines.flatMap((line) => new RegExp(`^ *\\d+: 0+:${local} \\S+ 0A \\w+:(\\w+)`).exec(line)?.[1] ?? [])
  return queues.reduce((sum, queue) => sum + Number.parseInt(queue, 16), 0)
}

it.skipIf(!tells)('thousands who come back at once while the gateway is busy wait, and none is sent away', async () => {
  const server = http.createServer()
  const port = await listen(server, 0)
  const clients = Array.from({ length: many }, () => net.connect(port, '127.0.0.1').on('error', () => {}))
  // Each connects at the next tick, in this order; nothing is accepted before this one has ended.
  const waiting = await new Promise<number>((resolve) => process.nextTick(() => resolve(waitingAt(port))))
  for (const client of clients) client.destroy()
  await new Promise((resolve) => void server.close(resolve))
  expect(waiting).toBe(many)
})
