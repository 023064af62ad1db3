import { expect, test } from 'vitest'
import { packageGraphProblems } from './package-graph.ts'
import { manifest, temporaryFolder } from '../testing/temporary-folder.ts'

test('a package may depend on lower floors', () => {
  using folder = temporaryFolder({ 'services/help/package.json': manifest('help', ['graphql', 'people', 'kernel']) })
  expect(packageGraphProblems(folder.root)).toEqual([])
})

test('a package that depends on a higher floor is named', () => {
  using folder = temporaryFolder({ 'packages/kernel/package.json': manifest('kernel', ['events']) })
  expect(packageGraphProblems(folder.root)).toEqual([
    expect.stringMatching(
      /^packages\/kernel\/package\.json: kernel must not depend on events\. The order is kernel ← events/,
    ),
  ])
})

test('areas of one floor never depend on one another', () => {
  using folder = temporaryFolder({ 'services/people/package.json': manifest('people', ['territories']) })
  expect(packageGraphProblems(folder.root)).toEqual([expect.stringContaining('people must not depend on territories')])
})

test('a new package must be given a floor', () => {
  using folder = temporaryFolder({ 'services/nowhere/package.json': manifest('nowhere') })
  expect(packageGraphProblems(folder.root)).toEqual([expect.stringContaining('nowhere has no place among the floors')])
})
