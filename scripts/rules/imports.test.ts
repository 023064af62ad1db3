import { expect, test } from 'vitest'
import { importProblems } from './imports.ts'
import { manifest, temporaryFolder } from '../testing/temporary-folder.ts'

const planted = (file: string, source: string, extra: Record<string, string> = {}): string[] => {
  using folder = temporaryFolder({
    'packages/kernel/package.json': manifest('kernel'),
    'packages/bus/package.json': manifest('bus', ['kernel']),
    'services/help/package.json': manifest('help', ['bus']),
    'web/package.json': manifest('web'),
    [file]: source,
    ...extra,
  })
  return importProblems(folder.root)
}

test('an import of a lower floor through its door passes', () => {
  expect(planted('packages/bus/src/emit.ts', `import { newId } from '@ama/kernel'`)).toEqual([])
})

test('an import of a higher floor fails, also as a type, a re-export or a dynamic import', () => {
  const wrong = [
    `import { help } from '@ama/help'`,
    `import type { Help } from '@ama/help'`,
    `export * from '@ama/help'`,
    `await import('@ama/help')`,
  ]
  for (const source of wrong) {
    expect(planted('packages/bus/src/emit.ts', source)).toEqual([
      expect.stringMatching(/^packages\/bus\/src\/emit\.ts: bus must not import @ama\/help\. The order is /),
    ])
  }
})

test('the fault suite, all of it a test, may use the line that tests cut; no program may', () => {
  const source = `import { layLine } from '@ama/testkit'`
  const suite = { 'faults/package.json': manifest('faults') }
  expect(planted('faults/src/part.ts', source, suite)).toEqual([])
  expect(planted('packages/bus/src/relay.ts', source)).toEqual([
    'packages/bus/src/relay.ts: @ama/testkit is for tests only.',
  ])
})

test('a first-floor area that imports another fails', () => {
  expect(planted('services/help/src/index.ts', `import { seats } from '@ama/workshops'`)).toEqual([
    expect.stringContaining('help must not import @ama/workshops'),
  ])
})

test('an import that package.json does not name fails', () => {
  expect(planted('services/help/src/index.ts', `import { newId } from '@ama/kernel'`)).toEqual([
    expect.stringContaining(`which services/help/package.json doesn't name`),
  ])
})

test('an import round the door of a package fails', () => {
  expect(planted('packages/bus/src/emit.ts', `import { newId } from '@ama/kernel/src/ids.ts'`)).toEqual([
    expect.stringContaining('is not exported by kernel'),
  ])
  expect(planted('packages/bus/src/emit.ts', `import { newId } from '../../kernel/src/ids.ts'`)).toEqual([
    expect.stringContaining('leaves the package'),
  ])
})

test('the test kit is for tests only', () => {
  expect(planted('packages/bus/src/emit.ts', `import { testNats } from '@ama/testkit'`)).toEqual([
    expect.stringContaining('@ama/testkit is for tests only'),
  ])
  for (const file of ['packages/bus/src/emit.int.test.ts', 'packages/bus/src/testing/start-bus.ts']) {
    expect(planted(file, `import { testNats } from '@ama/testkit'`)).toEqual([])
  }
})

test('what a package offers for testing is for tests only', () => {
  const kernel = JSON.stringify({ name: '@ama/kernel', exports: { '.': './src/index.ts', './testing': './src/t.ts' } })
  const source = `import { actor } from '@ama/kernel/testing'`
  const plant = (file: string) => planted(file, source, { 'packages/kernel/package.json': kernel })
  expect(plant('packages/bus/src/emit.ts')).toEqual([
    'packages/bus/src/emit.ts: @ama/kernel/testing is for tests only.',
  ])
  expect(plant('packages/bus/src/emit.test.ts')).toEqual([])
})

test('in the web, a lower floor that imports a higher one fails', () => {
  expect(planted('web/src/ui/card.tsx', `import { Page } from '../areas/help/page.tsx'`)).toEqual([
    'web/src/ui/card.tsx: must not import web/src/areas/help/page.tsx. The order is lib ← ui ← areas ← app.',
  ])
  expect(planted('web/src/areas/help/page.tsx', `import { Card } from '../../ui/card.tsx'`)).toEqual([])
})

test('in the web, an area that imports another fails', () => {
  expect(planted('web/src/areas/help/page.tsx', `import { Me } from '../people/me.tsx'`)).toEqual([
    expect.stringContaining('areas share through lib and ui only'),
  ])
})

test('what a comment says is no import', () => {
  expect(planted('packages/bus/src/emit.ts', `// from '@ama/help'\n/* import '@ama/hub' */`)).toEqual([])
})
