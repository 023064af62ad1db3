import path from 'node:path'
import { runQuietly } from '../run/child.mjs'
import { hubNode, root, toolEnvironment } from '../run/places.mjs'
import type { Tally } from './tally.ts'

interface Check {
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
  /** From the repository's root. */
  readonly folder?: string
}

const tool = (name: string): string => path.join(root, 'node_modules/.bin', name)

/** What can be said of the code without starting anything. */
const checks: readonly Check[] = [
  { name: 'format (npx oxfmt mends it)', program: tool('oxfmt'), args: ['--check'] },
  { name: 'lint', program: tool('oxlint'), args: [] },
  { name: 'types of packages and services', program: tool('tsc'), args: ['-p', '.'] },
  { name: 'types of the web', program: tool('tsc'), args: ['-p', '.'], folder: 'web' },
  {
    name: 'texts of the web (npx lingui extract in web mends it)',
    program: path.join(root, 'web/node_modules/.bin/lingui'),
    args: ['check', 'sync'],
    folder: 'web',
  },
  { name: 'import rules', program: hubNode, args: ['scripts/import-rules.ts'] },
  { name: 'schema.graphql', program: hubNode, args: ['scripts/write-schema.ts', '--check'] },
  { name: 'asyncapi.yaml', program: hubNode, args: ['scripts/write-asyncapi.ts', '--check'] },
  { name: 'unused code and dependencies (knip)', program: tool('knip'), args: [] },
]

const runCheck = async ({ name, program, args, folder = '.' }: Check): Promise<boolean> => {
  const since = performance.now()
  const { code, output } = await runQuietly(program, [...args], {
    cwd: path.join(root, folder),
    env: toolEnvironment(),
  })
  const seconds = ((performance.now() - since) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name}  ${seconds} s`)
  if (code !== 0) console.log(output.trimEnd())
  return code === 0
}

/** Runs every check, also after one failed, and says what each found. */
export const runChecks = async (): Promise<Tally> => {
  const tally = { passed: 0, failed: 0, skipped: 0 }
  for (const check of checks) tally[(await runCheck(check)) ? 'passed' : 'failed'] += 1
  return tally
}
