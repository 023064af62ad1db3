import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { fingerprint } from './fingerprint.mjs'

const files = { 'web/src/a.ts': 'a', 'web/src/deep/b.ts': 'b', 'package.json': '{}' }
const places = ['web', 'package.json']

test('the same files give the same fingerprint, whatever their dates', () => {
  using one = temporaryFolder(files)
  using other = temporaryFolder(files)
  fs.utimesSync(path.join(one.root, 'package.json'), 1, 1)
  expect(fingerprint(one.root, places)).toBe(fingerprint(other.root, places))
})

test.each([
  ['an edited file', { ...files, 'web/src/a.ts': 'A' }],
  ['an added file', { ...files, 'web/src/c.ts': '' }],
  ['a file of another name', { 'web/src/z.ts': 'a', 'web/src/deep/b.ts': 'b', 'package.json': '{}' }],
])('%s changes it', (_, changed) => {
  using before = temporaryFolder(files)
  using after = temporaryFolder(changed)
  expect(fingerprint(after.root, places)).not.toBe(fingerprint(before.root, places))
})

test('what is made from the sources, and what is installed, does not count', () => {
  using before = temporaryFolder(files)
  using after = temporaryFolder({
    ...files,
    'web/dist/a.js': '',
    'web/src/generated/g.ts': '',
    'web/node_modules/x/i.js': '',
  })
  expect(fingerprint(after.root, places)).toBe(fingerprint(before.root, places))
})

test('another machine changes it', () => {
  using folder = temporaryFolder(files)
  expect(fingerprint(folder.root, places, 'linux x64')).not.toBe(fingerprint(folder.root, places, 'linux arm64'))
})
