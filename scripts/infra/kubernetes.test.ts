import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { root } from '../run/places.mjs'
import { hasKubectl, kubernetes, type Manifest, overlays, renderOverlay } from './manifests.ts'
import { readManifests, schemaProblems, writtenManifests } from './manifests.ts'
import { knownRoles, knownSettings, readFile, runsRoles } from './what-the-hub-knows.ts'

// The compiler is asked, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const written = writtenManifests().flatMap(({ manifests }) => manifests)

test('every object that is written is what Kubernetes, CloudNativePG and Prometheus know', () => {
  expect(schemaProblems(written)).toEqual([])
})

const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: planted }\n'
const cluster = 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: { name: planted }\n'
const withContainer = (rest: string) =>
  `${deployment}spec: { selector: {}, template: { spec: { containers: [{ name: hub, ${rest} }] } } }`

/** Objects with one mistake each, and what is said of them. */
const mistakes: readonly (readonly [text: string, problem: RegExp])[] = [
  [withContainer('comand: [hub]'), /'"comand"' does not exist in type 'Container'/],
  [withContainer("ports: [{ containerPort: '80' }]"), /'string' is not assignable to type 'number'/],
  [`${deployment}spec: { template: {} }`, /'selector' is missing/],
  [deployment.replace('apps/v1', 'apps/v2'), /'apps\/v2 Deployment' does not exist/],
  [`${cluster}spec: { instances: 3, storge: {} }`, /'"storge"' does not exist/],
  [`${cluster}spec: { instances: 3, primaryUpdateMethod: maybe }`, /"maybe"/],
]

test('a mistake in an object is found and said of it', () => {
  const problems = schemaProblems(mistakes.flatMap(([text]) => readManifests(text)))
  expect(problems).toEqual(mistakes.map(([, problem]) => expect.stringMatching(problem)))
  for (const problem of problems) expect(problem).toMatch(/^(Deployment|Cluster) planted: /)
})

test('every file is part of something', () => {
  for (const file of fs.globSync('**/kustomization.yaml', { cwd: kubernetes })) {
    const folder = path.dirname(path.join(kubernetes, file))
    const { resources }: { resources: string[] } = parse(fs.readFileSync(path.join(kubernetes, file), 'utf8'))
    const others = fs.readdirSync(folder).filter((name) => name !== 'kustomization.yaml')
    expect(resources.filter((name) => !name.includes('/')).toSorted()).toEqual(others.toSorted())
  }
})

test('no secret is written here, only where it will be found', () => {
  expect(written.map(({ kind }) => kind)).not.toContain('Secret')
})

interface Rules {
  groups: { name: string; rules: { alert: string; expr: string }[] }[]
}
const rulesOf = (name: string): Rules | undefined =>
  written.find(({ kind, metadata }) => kind === 'PrometheusRule' && metadata.name === name)?.['spec'] as Rules

test('the alerts are those of infra/monitoring', () => {
  expect(rulesOf('hub')).toEqual(parse(readFile('infra/monitoring/alerts.yaml')))
})

test('a night without a backup is told, of the job that makes them', () => {
  const [missing] = rulesOf('backup')?.groups.flatMap(({ rules }) => rules) ?? []
  const jobs = written.filter(({ kind }) => kind === 'CronJob').map(({ metadata }) => metadata.name)
  const asked = [...(missing?.expr ?? '').matchAll(/cronjob="(\w+)"/g)].map(([, name]) => name)
  expect(asked.length).toBeGreaterThan(0)
  expect(jobs).toEqual(expect.arrayContaining(asked))
})

interface Container {
  name: string
  image: string
  args?: string[]
  env?: { name: string }[]
  envFrom?: object[]
  ports?: { name: string; containerPort: number }[]
  resources?: object
}

type Labels = Record<string, string>

interface Workload {
  metadata: { name: string }
  spec: {
    selector: { matchLabels: Labels }
    template: { metadata: { labels: Labels }; spec: { containers: Container[] } }
  }
}

interface Pod {
  labels: Labels
  ports: (number | string)[]
}

interface Policy {
  spec: {
    podSelector: { matchLabels: Labels }
    ingress: { from?: { podSelector?: { matchLabels: Labels } }[]; ports: { port: number | string }[] }[]
  }
}

interface Monitor {
  spec: { selector: { matchLabels: Labels }; podMetricsEndpoints: { port: string }[] }
}

test('the backup is made each night: by UTC, since in Paris two o’clock is left out once a year', () => {
  const job = written.find(({ kind }) => kind === 'CronJob')
  expect(job?.['spec']).toMatchObject({ schedule: '0 2 * * *', timeZone: 'Etc/UTC' })
})

const kubectl = hasKubectl()
const why = kubectl ? '' : ' (skipped: no kubectl with kustomize on PATH)'

describe.skipIf(!kubectl).each(overlays)(`the overlay %s${why}`, (name) => {
  const objects = kubectl ? renderOverlay(name) : []
  const ofKind = <Shape>(kind: string) => objects.filter((each) => each.kind === kind) as (Manifest & Shape)[]
  const deployments = ofKind<Workload>('Deployment')
  const workloads = [...deployments, ...ofKind<Workload>('StatefulSet')]
  const containers = workloads.flatMap(({ spec }) => spec.template.spec.containers)
  const hubs = deployments.flatMap(({ spec }) => spec.template.spec.containers)
  const chosenBy = (labels: Labels) =>
    workloads.filter(({ spec }) =>
      Object.entries(labels).every(([key, value]) => spec.template.metadata.labels[key] === value),
    )

  test('is what Kubernetes, CloudNativePG and Prometheus know', () => {
    expect(schemaProblems(objects)).toEqual([])
  })

  test('runs each role in a Deployment of its own, all with the same settings', () => {
    const roles = hubs.flatMap(({ args = [] }) => runsRoles(args.join(' ')))
    expect(roles.map(({ role }) => role).toSorted()).toEqual(knownRoles.toSorted())
    for (const { env, envFrom } of hubs)
      expect({ env, envFrom }).toEqual({ env: hubs[0]?.env, envFrom: hubs[0]?.envFrom })
    expect(hubs[0]?.env?.map((each) => each.name)).toEqual(['DATABASE_URL', 'NATS_URL'])
  })

  test('sets only what the hub reads, and where people find it', () => {
    const [settings] = ofKind<{ data: Record<string, string> }>('ConfigMap').filter(
      ({ metadata }) => metadata.name === 'hub',
    )
    expect(knownSettings).toEqual(expect.arrayContaining(Object.keys(settings?.data ?? {})))
    const [ingress] = ofKind<{ spec: { rules: { host: string }[]; tls: { hosts: string[] }[] } }>('Ingress')
    const host = ingress?.spec.rules[0]?.host
    expect(settings?.data['HUB_ORIGIN']).toBe(`https://${host}`)
    expect(ingress?.spec.tls[0]?.hosts).toEqual([host])
  })

  test('has images with a version, and says what each container needs', () => {
    for (const { image, resources } of containers) {
      expect(image).toMatch(/:\d/)
      expect(resources).toMatchObject({ requests: { cpu: expect.anything() }, limits: { memory: expect.anything() } })
    }
  })

  test('points to what is there: services, budgets, scaling, ports', () => {
    for (const { spec } of ofKind<{ spec: { selector: Labels; ports: { targetPort?: string }[] } }>('Service')) {
      const [behind] = chosenBy(spec.selector)
      const open = behind?.spec.template.spec.containers.flatMap(({ ports = [] }) => ports) ?? []
      expect(open.length).toBeGreaterThan(0)
      const targets = spec.ports.flatMap(({ targetPort = [] }) => targetPort)
      expect(open.map((port) => port.name)).toEqual(expect.arrayContaining(targets))
    }
    for (const { spec } of ofKind<{ spec: { selector: { matchLabels: Labels } } }>('PodDisruptionBudget')) {
      expect(chosenBy(spec.selector.matchLabels)).toHaveLength(1)
    }
    for (const { spec } of ofKind<{ spec: { scaleTargetRef: { name: string } } }>('HorizontalPodAutoscaler')) {
      expect(deployments.map(({ metadata }) => metadata.name)).toContain(spec.scaleTargetRef.name)
    }
    for (const { spec } of workloads) expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels)
  })

  test('lets in and watches pods that are there, at ports that they have', () => {
    const started: Pod[] = workloads.map(({ spec: { template } }) => ({
      labels: template.metadata.labels,
      ports: template.spec.containers.flatMap(({ ports = [] }) => ports.map((port) => port.name)),
    }))
    // What CloudNativePG makes.
    const databases = ofKind('Cluster').map(({ metadata }): Pod => {
      return { labels: { 'cnpg.io/cluster': metadata.name }, ports: [5432, 8000, 9187, 'metrics'] }
    })
    const pods = [...started, ...databases]
    const chosen = ({ matchLabels }: { matchLabels: Labels }) =>
      pods.filter(({ labels }) => Object.entries(matchLabels).every(([key, value]) => labels[key] === value))
    for (const { spec } of ofKind<Policy>('NetworkPolicy')) {
      const open = chosen(spec.podSelector).flatMap(({ ports }) => ports)
      for (const { from = [], ports } of spec.ingress) {
        for (const { port } of ports) expect(open).toContain(port)
        for (const named of from.flatMap(({ podSelector = [] }) => podSelector)) expect(chosen(named)).not.toEqual([])
      }
    }
    for (const { spec } of ofKind<Monitor>('PodMonitor')) {
      const open = chosen(spec.selector).flatMap(({ ports }) => ports)
      for (const { port } of spec.podMetricsEndpoints) expect(open).toContain(port)
    }
  })

  test('is accepted where pods must be restricted', () => {
    const [namespace] = ofKind<{ metadata: { labels: Labels } }>('Namespace')
    expect(namespace?.metadata.labels['pod-security.kubernetes.io/enforce']).toBe('restricted')
    for (const { spec } of workloads) {
      expect(spec.template.spec).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      })
    }
    for (const container of containers) {
      expect(container).toMatchObject({
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
      })
    }
  })
})

test('compose and Kubernetes give the NATS servers the same file', () => {
  expect(parse(readFile('infra/nats/kustomization.yaml')).configMapGenerator[0].files).toEqual(['nats.conf'])
  expect(fs.existsSync(path.join(root, 'infra/nats/nats.conf'))).toBe(true)
})
