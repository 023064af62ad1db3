import path from 'node:path'
import { chunksOf, gzippedBytes } from './manifest.ts'
import { scriptsOfCommunityPage } from './open-community-page.ts'

const dist = path.join(import.meta.dirname, '../../web/dist')
/** The entry, what it needs in French, and what the router loads for a community's address. */
const modules = [
  'index.html',
  'src/locales/fr.po',
  'src/app/pages/community-page.tsx',
  'src/app/pages/community-threads.tsx',
]
/** What a first load may cost on a rural phone network. */
const budget = 200_000

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

/** The gzipped JavaScript of the community page: by the build's manifest, and as a browser loads it. */
export const pageWeight = async (): Promise<boolean> => {
  const chunks = chunksOf(dist, modules)
  const built = chunks.reduce((total, file) => total + gzippedBytes(path.join(dist, file)), 0)
  const rows = [
    { measure: 'by the manifest', scripts: chunks.length, gzipped: kilobytes(built), ratio: built / budget },
  ]
  const loaded = await scriptsOfCommunityPage()
  if (loaded === null) console.log('No Chromium here: the manifest alone is measured.')
  else {
    const bytes = loaded.reduce((total, size) => total + size, 0)
    rows.push({
      measure: 'loaded by Chromium',
      scripts: loaded.length,
      gzipped: kilobytes(bytes),
      ratio: bytes / budget,
    })
  }
  console.log(`\nPage weight: JavaScript of the community page, against ${kilobytes(budget)}`)
  console.table(rows.map((row) => ({ ...row, ratio: row.ratio.toFixed(2) })))
  return rows.every(({ ratio }) => ratio <= 1)
}
