// Freezes the schema of every event version that has no snapshot yet: from then on that version is released.
// Never overwrites one; a wrong snapshot that was never deployed is deleted by hand.
import fs from 'node:fs'
import path from 'node:path'
import { catalogue } from '../packages/events/src/catalogue.ts'
import { jsonSchemaOf } from '../packages/events/src/json-schema.ts'

const folder = path.join(import.meta.dirname, '..', 'packages/events/snapshots')
fs.mkdirSync(folder, { recursive: true })
for (const definition of catalogue) {
  const file = path.join(folder, `${definition.type}.json`)
  if (fs.existsSync(file)) continue
  fs.writeFileSync(file, `${JSON.stringify(jsonSchemaOf(definition.data), null, 2)}\n`)
  console.log(`Released ${definition.type}`)
}
