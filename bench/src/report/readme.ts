import { machineLine } from '../machine/machine.ts'
import type { Result } from './report.ts'
import { comparedRow, markdownTable, sharesRow } from './words.ts'

const [begin, end] = ['<!-- results: written by the benches -->', '<!-- end of results -->']

const section = (result: Result): string => {
  const { bench, date, machine, rows, shares, notes } = result
  return [
    `### ${bench}\n\n\`pnpm bench ${bench}\`, ${date}, on ${machineLine(machine)}.\n`,
    markdownTable(rows.map(comparedRow)),
    markdownTable(shares.map(sharesRow)),
    notes.map((note) => `- ${note}\n`).join(''),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** The page with these results between its marks, in place of the older ones. */
export const withResults = (page: string, results: readonly Result[]): string => {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`bench/README.md has lost its marks ${begin} and ${end}`)
  return `${page.slice(0, from + begin.length)}\n\n${results.map(section).join('\n')}\n${page.slice(to)}`
}
