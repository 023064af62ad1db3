import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { catalogue, definitionOf } from './catalogue.ts'
import { jsonSchemaOf } from './json-schema.ts'

const folder = path.join(import.meta.dirname, '..', 'snapshots')
const released = fs.readdirSync(folder).map((file) => path.basename(file, '.json'))

const advice = (type: string) =>
  `${type} differs from its snapshot. A released version never changes: raise its version, write the upcaster from the ` +
  'one before, and run node scripts/freeze-events.ts. (Never deployed? Delete the snapshot and freeze it again.)'

describe('a released version of an event', () => {
  test.each(catalogue.map((definition) => [definition.type, definition] as const))(
    '%s has the schema that was frozen',
    (type, definition) => {
      const file = path.join(folder, `${type}.json`)
      expect(fs.existsSync(file), `${type} is new: run node scripts/freeze-events.ts`).toBe(true)
      expect(jsonSchemaOf(definition.data), advice(type)).toEqual(JSON.parse(fs.readFileSync(file, 'utf8')))
    },
  )

  test.each(released)('%s can still be read', (type) => {
    const version = Number(/\.v(\d+)$/.exec(type)?.[1])
    expect(
      definitionOf(type)?.version,
      `Nothing reads ${type} any more, but logs hold such events`,
    ).toBeGreaterThanOrEqual(version)
  })
})
