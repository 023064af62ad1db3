import fs from 'node:fs'
import path from 'node:path'
import { sourceFiles } from './workspace.ts'

const marks = [
  'eslint-disable',
  'oxlint-disable',
  '@ts-ignore',
  '@ts-expect-error',
  '@ts-nocheck',
  'prettier-ignore',
  'oxfmt-ignore',
]
const silence = new RegExp(`(//|/\\*|#|<!--)\\s*(${marks.join('|')})`)

/** Comments that switch a check off: the code is changed, or the rule is, for everybody. */
export const silencedChecks = (root: string): string[] =>
  ['packages', 'services', 'web', 'bench', 'faults', 'scripts', 'infra'].flatMap((folder) =>
    sourceFiles(root, folder, ['.ts', '.tsx', '.mjs', '.js', '.css', '.html']).flatMap((file) =>
      fs
        .readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => {
          const mark = silence.exec(line)?.[2]
          return mark
            ? [`${file}:${index + 1}: ${mark} silences a check; mend the code, or the rule for everybody.`]
            : []
        }),
    ),
  )
