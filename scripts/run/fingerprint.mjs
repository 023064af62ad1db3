import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const skippedFolders = new Set(['node_modules', 'dist', 'generated', 'test-results', 'playwright-report'])

/** Every file under a folder (or the file itself), sorted, without what is made from the others; absent: none. @param {string} place @returns {string[]} */
export const filesUnder = (place) => {
  const stat = fs.statSync(place, { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return [place]
  return fs
    .readdirSync(place, { withFileTypes: true })
    .filter((entry) => !(entry.isDirectory() && skippedFolders.has(entry.name)))
    .flatMap((entry) => filesUnder(path.join(place, entry.name)))
    .toSorted()
}

/**
 * One text that changes when a file among the places is added, removed, renamed or edited.
 * Contents, not dates: a fresh clone or a change of branch and back must not rebuild what is the same.
 * @param {string} root
 * @param {string[]} places files or folders, from the root
 * @param {string} [salt] what else the result depends on
 */
export const fingerprint = (root, places, salt = '') => {
  const hash = createHash('sha256').update(salt)
  for (const file of places.flatMap((place) => filesUnder(path.join(root, place)))) {
    hash.update(`\0${path.relative(root, file)}\0`).update(fs.readFileSync(file))
  }
  return hash.digest('hex')
}
