import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { chunksOf } from './manifest.ts'

const builtWeb = (manifest: object): string => {
  const dist = fs.mkdtempSync(path.join(os.tmpdir(), 'ama-'))
  onTestFinished(() => fs.rmSync(dist, { recursive: true, force: true }))
  fs.mkdirSync(path.join(dist, '.vite'))
  fs.writeFileSync(path.join(dist, '.vite/manifest.json'), JSON.stringify(manifest))
  return dist
}

const dist = () =>
  builtWeb({
    'index.html': { file: 'entry.js', imports: ['_shared.js'], dynamicImports: ['page.tsx', 'other.tsx'] },
    '_shared.js': { file: 'shared.js' },
    'page.tsx': { file: 'page.js', imports: ['_shared.js', '_list.js'] },
    '_list.js': { file: 'list.js' },
    'other.tsx': { file: 'other.js' },
  })

test('a page weighs its entry, its own chunk and all that they import, each once', () => {
  expect(chunksOf(dist(), ['index.html', 'page.tsx']).toSorted()).toEqual([
    'entry.js',
    'list.js',
    'page.js',
    'shared.js',
  ])
})

test('a page that the build does not know is named', () => {
  expect(() => chunksOf(dist(), ['gone.tsx'])).toThrow('The build has no module gone.tsx')
})
