import { expect, test } from 'vitest'
import { silencedChecks } from './silenced-checks.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

test('a comment that silences a check is named with its line', () => {
  using folder = temporaryFolder({
    'web/src/app/main.tsx': `const a = 1\n// ${'oxlint'}-disable-next-line\nconst b = a\n`,
  })
  expect(silencedChecks(folder.root)).toEqual([
    'web/src/app/main.tsx:2: oxlint-disable silences a check; mend the code, or the rule for everybody.',
  ])
})
