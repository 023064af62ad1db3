import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { parser } from '@prometheus-io/lezer-promql'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../run/places.mjs'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { knownMetrics, readFile } from './what-the-hub-knows.ts'

interface Rule {
  alert: string
  expr: string
  labels: { severity: string }
  annotations: { summary: string; description: string }
}

const alertsFile = readFile('infra/monitoring/alerts.yaml')
const alerts: { groups: { rules: Rule[] }[] } = parse(alertsFile)
const rules = alerts.groups.flatMap((group) => group.rules)
const dashboard: { panels: { title: string; targets: { expr: string }[] }[] } = JSON.parse(
  readFile('infra/monitoring/grafana/dashboards/hub.json'),
)
const expressions = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
]

/** What prom-client and Prometheus itself add to ours. */
const theirs = /^(up|nodejs_eventloop_lag_p99_seconds|process_resident_memory_bytes)$/

/** The metrics that a PromQL expression asks for; null when it is none. */
const metricsOf = (expression: string): string[] | null => {
  const names: string[] = []
  let broken = false
  parser.parse(expression).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) broken = true
      if (type.name === 'VectorSelector') names.push(/^\w+/.exec(expression.slice(from, to))?.[0] ?? '')
    },
  })
  return broken ? null : names
}

const isKnown = (name: string): boolean =>
  theirs.test(name) || knownMetrics.includes(name.replace(/_(bucket|count|sum)$/, ''))

test.each(expressions)('%s asks for metrics that there are', (_, expression) => {
  const names = metricsOf(expression)
  expect(names?.length).toBeGreaterThan(0)
  expect(names?.filter((name) => !isKnown(name))).toEqual([])
})

test('an expression that is none, and a metric that nobody has, are found', () => {
  expect(metricsOf('max by (reaction (hub_reaction_lag)')).toBeNull()
  expect(metricsOf('max(hub_reaction_lags) > 1')?.filter((name) => !isKnown(name))).toEqual(['hub_reaction_lags'])
})

test('every alert says how much it matters and what to do', () => {
  for (const { labels, annotations } of rules) {
    expect(['page', 'ticket']).toContain(labels.severity)
    expect(Object.keys(annotations)).toEqual(['summary', 'description'])
  }
})

test('compose has every process that is watched, and every process that can be is', () => {
  const { services } = parse(readFile('infra/compose/compose.yaml'), { merge: true })
  const hubs = Object.keys(services).filter((name) => String(services[name].command).startsWith('start '))
  const { scrape_configs: jobs } = parse(readFile('infra/monitoring/prometheus.yaml'))
  const targets = jobs.flatMap((job: { static_configs: { targets: string[] }[] }) =>
    job.static_configs.flatMap((each) => each.targets),
  )
  const port = services[hubs[0] ?? ''].environment['HUB_HEALTH_PORT']
  expect(targets.toSorted()).toEqual(hubs.map((name) => `${name}:${port}`).toSorted())
})

const promtool = (...args: string[]) => spawnSync('promtool', args, { encoding: 'utf8' })
const there = promtool('--version').status === 0

describe.skipIf(!there)(`promtool${there ? '' : ' (skipped: not on PATH)'}`, () => {
  test('accepts configuration and alerts', () => {
    const { stderr, status } = promtool('check', 'config', path.join(root, 'infra/monitoring/prometheus.yaml'))
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  })

  test('refuses an alert with a mistake', () => {
    using folder = temporaryFolder({ 'alerts.yaml': alertsFile.replace('for: 2m', 'for: soon') })
    expect(promtool('check', 'rules', path.join(folder.root, 'alerts.yaml')).status).not.toBe(0)
  })
})
