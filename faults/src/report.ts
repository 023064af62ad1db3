import type { Outcome } from './run-fault.ts'

const seconds = (milliseconds: number | null): string =>
  milliseconds === null ? 'never' : (milliseconds / 1_000).toFixed(1)

const columns: readonly [string, (outcome: Outcome) => string | number][] = [
  ['Recovery, s', ({ recovery }) => seconds(recovery)],
  ['Slowest item, s', ({ slowest }) => seconds(slowest)],
  ['Reactions done, s', ({ settling }) => seconds(settling)],
  ['Accepted meanwhile', ({ meanwhile }) => meanwhile.accepted],
  ['Refused', ({ meanwhile }) => meanwhile.refused],
  ['Unanswered', ({ meanwhile }) => meanwhile.unanswered],
  ['Returns', ({ returns }) => returns],
  ['Events', ({ events }) => events],
  ['Items', ({ items }) => items],
  ['Found', ({ problems }) => (problems.length === 0 ? 'whole' : 'BROKEN')],
]

/** The outcomes as a table in Markdown. */
export const tableOf = (outcomes: readonly Outcome[]): string => {
  const head = ['Fault', ...columns.map(([name]) => name)]
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'))
  const rows = outcomes.map((outcome) => [outcome.title, ...columns.map(([, read]) => read(outcome))])
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
