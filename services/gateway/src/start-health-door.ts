import { createServer } from 'node:http'
import type { Logger } from '@ama/kernel'
import type { Registry } from 'prom-client'
import type { Health } from './health.ts'
import { answerEveryRequest } from './http/answer-every-request.ts'
import { listen } from './http/listen.ts'
import { refuse } from './http/refuse.ts'
import { createHealthReport } from './http/report-health.ts'

/** A door for those who watch over a process, whatever its roles: /healthz, /readyz, /metrics and nothing else. */
export const startHealthDoor = async (parts: { health: Health; metrics: Registry; log: Logger; port: number }) => {
  const report = createHealthReport(parts.health, parts.metrics)
  const { listener, drain } = answerEveryRequest(
    (_request, response, { pathname }) =>
      report(response, pathname) ?? refuse(response, 404, 'NOT_FOUND', 'Cette adresse n’existe pas.'),
    parts.log,
  )
  const server = createServer(listener)
  return { port: await listen(server, parts.port), stop: () => drain(server) }
}
