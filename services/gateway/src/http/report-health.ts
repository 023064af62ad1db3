import type { ServerResponse } from 'node:http'
import type { Health } from '../health.ts'

const answer = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(`${JSON.stringify(body)}\n`)
}

/** GET /healthz: the process is alive. */
export const reportAlive = (response: ServerResponse): void => answer(response, 200, { status: 'alive' })

/** GET /readyz: 200 when commands are accepted, 503 with what is missing otherwise. Migrations ran before the port opened. */
export const reportReady = async (response: ServerResponse, health: Health): Promise<void> => {
  const { database, bus } = await health.check()
  const ready = database && bus
  answer(response, ready ? 200 : 503, { status: ready ? 'ready' : 'unavailable', database, bus, migrations: true })
}
