import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

interface Service {
  image: string
  command?: string
  environment?: Record<string, string>
  volumes?: string[]
}

const file = path.join(import.meta.dirname, '../infra/compose/compose.yaml')
const compose: { services: Record<string, Service>; volumes: Record<string, null> } = parse(
  fs.readFileSync(file, 'utf8'),
  { merge: true },
)
const hubs = Object.values(compose.services).filter(({ command }) => command?.includes('hub --'))

test('the processes of compose.yaml share all roles of the hub, each role once', () => {
  const rolesOf = ({ command = '' }: Service) => /--roles (\S+)$/.exec(command)?.[1]?.split(',') ?? []
  const known = fs.readFileSync(path.join(import.meta.dirname, '../services/hub/src/commands/start.ts'), 'utf8')
  const all = /roles = \[([^\]]*)\]/.exec(known)?.[1]?.match(/\w+/g)
  expect(hubs.flatMap(rolesOf).toSorted()).toEqual(all?.toSorted())
})

test('every process has the same database, stream and secret', () => {
  for (const { environment } of hubs) expect(environment).toEqual(hubs[0]?.environment)
  expect(Object.keys(hubs[0]?.environment ?? {})).toEqual(
    expect.arrayContaining(['DATABASE_URL', 'NATS_URL', 'HUB_SECRET']),
  )
})

test('images have a version, and named volumes are declared', () => {
  for (const { image, volumes = [] } of Object.values(compose.services)) {
    expect(image).toMatch(/:\d/)
    const named = volumes.filter((volume) => /^\w/.test(volume)).map((volume) => volume.split(':')[0])
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(named))
  }
})
