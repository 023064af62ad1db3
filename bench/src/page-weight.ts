import path from 'node:path'
import { chunksOf, gzippedBytes } from './manifest.ts'
import { scriptsOfCommunityPage } from './open-community-page.ts'
import { report } from './report/report.ts'

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

/** The gzipped JavaScript of the community page: by the build's manifest, and as a browser loads it. */
export const pageWeight = async (args: readonly string[]): Promise<boolean> => {
  const chunks = chunksOf(dist, modules)
  const built = chunks.reduce((total, file) => total + gzippedBytes(path.join(dist, file)), 0)
  const loaded = await scriptsOfCommunityPage()
  const weights = [
    { measure: `by the manifest, ${chunks.length} scripts`, bytes: built },
    ...(loaded === null
      ? []
      : [
          {
            measure: `loaded by Chromium, ${loaded.length} scripts`,
            bytes: loaded.reduce((total, size) => total + size, 0),
          },
        ]),
  ]
  await report({
    bench: 'page-weight',
    title: 'Page weight: gzipped JavaScript of the community page',
    args,
    databaseUrl: null,
    rows: weights.map(({ measure, bytes }) => ({
      measure,
      unit: 'kB',
      hub: [bytes / 1_000],
      baseline: { name: 'what may be spent', rounds: [budget / 1_000] },
      aim: { atMost: 1 },
    })),
    notes: loaded === null ? ['No Chromium here: the manifest alone is measured.'] : [],
  })
  return weights.every(({ bytes }) => bytes <= budget)
}
