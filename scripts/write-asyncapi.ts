// Writes asyncapi.yaml from the catalogue of events; with --check, says whether the committed one is up to date.
import fs from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import { asyncApiDocument } from '../packages/events/src/asyncapi.ts'

const file = path.join(import.meta.dirname, '..', 'asyncapi.yaml')
const advice = '# Written by node scripts/write-asyncapi.ts from packages/events. Do not edit.\n'

const firstDifference = (committed: string, current: string): string => {
  const [before, now] = [committed.split('\n'), current.split('\n')]
  const at = now.findIndex((line, index) => line !== before[index])
  const index = at === -1 ? now.length : at
  return `line ${index + 1} is "${before[index] ?? '(nothing)'}" and should be "${now[index] ?? '(nothing)'}"`
}

const current = advice + stringify(asyncApiDocument(), { lineWidth: 120, aliasDuplicateObjects: false })
if (process.argv.includes('--check')) {
  const committed = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
  if (committed !== current) {
    console.error(
      `asyncapi.yaml is out of date: ${firstDifference(committed, current)}. Run node scripts/write-asyncapi.ts and commit the result.`,
    )
    process.exitCode = 1
  }
} else {
  fs.writeFileSync(file, current)
}
