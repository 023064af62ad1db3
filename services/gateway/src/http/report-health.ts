import type { ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'
import type { Health } from '../health.ts'

const answer = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(`${JSON.stringify(body)}\n`)
}

/** 200 when commands are accepted, 503 with what is missing otherwise. Migrations ran before the port opened. */
const reportReady = async (response: ServerResponse, health: Health): Promise<void> => {
  const { database, bus } = await health.check()
  const ready = database && bus
  answer(response, ready ? 200 : 503, { status: ready ? 'ready' : 'unavailable', database, bus, migrations: true })
}

const tellMetrics = async (response: ServerResponse, metrics: Registry): Promise<void> => {
  const text = await metrics.metrics()
  response.writeHead(200, { 'content-type': metrics.contentType })
  response.end(text)
}

/**
 * Answers GET /healthz (the process is alive), /readyz (it does its work) and /metrics (for Prometheus; null: they are
 * told elsewhere). Gives null for any other address.
 */
export const createHealthReport =
  (health: Health, metrics: Registry | null) =>
  (response: ServerResponse, pathname: string): Promise<void> | null => {
    if (pathname === '/healthz') return Promise.resolve(answer(response, 200, { status: 'alive' }))
    if (pathname === '/readyz') return reportReady(response, health)
    return pathname === '/metrics' && metrics ? tellMetrics(response, metrics) : null
  }
