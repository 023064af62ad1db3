import fs from 'node:fs'
import path from 'node:path'

/** The first line where two texts part, for whoever must find out why. */
const firstDifference = (committed: string, current: string): string => {
  const [before, now] = [committed.split('\n'), current.split('\n')]
  const found = now.findIndex((line, index) => line !== before[index])
  const index = found === -1 ? now.length : found
  return `line ${index + 1} is "${before[index] ?? '(nothing)'}" and should be "${now[index] ?? '(nothing)'}"`
}

/**
 * Writes a committed file of the repository's root that is generated; with `--check` on the command line, only says
 * whether the committed one is up to date, and fails when it isn't.
 */
export const keepGenerated = (name: string, current: string): void => {
  const file = path.join(import.meta.dirname, '..', name)
  const committed = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
  if (committed === current) return
  if (!process.argv.includes('--check')) return fs.writeFileSync(file, current)
  console.error(
    `${name} is out of date: ${firstDifference(committed, current)}. Run npm run contracts and commit the result.`,
  )
  process.exitCode = 1
}
