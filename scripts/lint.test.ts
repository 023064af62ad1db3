import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { lintCoverageProblems } from './rules/lint-coverage.ts'
import { manifest, temporaryFolder } from './testing/temporary-folder.ts'

const repository = path.join(import.meta.dirname, '..')
const configuration = fs.readFileSync(path.join(repository, '.oxlintrc.json'), 'utf8')

interface Diagnostic {
  filename: string
  code: string
}

/** What the linter says of planted files, as `file rule`. */
const lint = (files: Record<string, string>): string[] => {
  using folder = temporaryFolder({ '.oxlintrc.json': configuration, ...files })
  const program = path.join(repository, 'node_modules/.bin/oxlint')
  const { stdout, status } = spawnSync(program, ['--format=json'], { cwd: folder.root, encoding: 'utf8' })
  const { diagnostics }: { diagnostics: Diagnostic[] } = JSON.parse(stdout)
  expect(status).toBe(diagnostics.length > 0 ? 1 : 0)
  return diagnostics.map(({ filename, code }) => `${filename} ${code}`)
}

test.each([
  ['packages/kernel/src/a.ts', '@ama/events'],
  ['packages/events/src/a.ts', '@ama/bus'],
  ['packages/bus/src/a.ts', '@ama/help'],
  ['packages/database/src/a.ts', '@ama/graphql'],
  ['packages/graphql/src/a.ts', '@ama/people'],
  ['services/people/src/a.ts', '@ama/territories'],
  ['services/help/src/a.ts', '@ama/gateway'],
  ['services/gateway/src/a.ts', '@ama/hub'],
  ['packages/bus/src/a.ts', '@ama/kernel/src/ids.ts'],
  ['packages/bus/src/a.ts', '../../kernel/src/ids.ts'],
  ['web/src/lib/a.ts', '../ui/card.tsx'],
  ['web/src/ui/a.ts', '../areas/help/page.tsx'],
  ['web/src/areas/help/a.ts', '../../app/router.tsx'],
])('in %s an import of %s fails', (file, wanted) => {
  expect(lint({ [file]: `export { planted } from '${wanted}'\n` })).toEqual([`${file} eslint(no-restricted-imports)`])
})

test('imports of lower floors pass', () => {
  const source = `export { a } from '@ama/graphql'\nexport { b } from '@ama/people'\nexport { c } from './b.ts'\n`
  expect(lint({ 'services/help/src/a.ts': source, 'services/help/src/b.ts': `export const c = 1\n` })).toEqual([])
})

test.each([
  ['an any', 'packages/bus/src/a.ts', 'export const a = (b: any) => b\n', 'typescript(no-explicit-any)'],
  ['console', 'services/help/src/a.ts', `console.log('')\n`, 'eslint(no-console)'],
  ['the environment', 'services/help/src/a.ts', 'export const a = process.env.A\n', 'node(no-process-env)'],
  ['a picture without words', 'web/src/ui/a.tsx', 'export const A = () => <img src="a.png" />\n', 'jsx-a11y(alt-text)'],
  ['a badly named file', 'web/src/ui/ACard.tsx', 'export const a = 1\n', 'unicorn(filename-case)'],
  [
    'a silenced rule',
    'web/src/ui/a.ts',
    `// oxlint${'-disable-next-line'}\nexport const a = 1\n`,
    'unicorn(no-abusive-eslint-disable)',
  ],
])('%s fails', (_, file, source, rule) => {
  expect(lint({ [file]: source })).toContain(`${file} ${rule}`)
})

test('the linter knows every package', () => {
  expect(lintCoverageProblems(repository)).toEqual([])
})

test('a package that the linter does not know is named', () => {
  using folder = temporaryFolder({
    '.oxlintrc.json': configuration,
    'services/nowhere/package.json': manifest('nowhere'),
  })
  expect(lintCoverageProblems(folder.root)).toEqual([
    expect.stringContaining('an override for services/nowhere/** must restrict imports'),
  ])
})
