import type { Outcome } from './run-fault.ts'

const seconds = (milliseconds: number | null): string =>
  milliseconds === null ? '–' : (milliseconds / 1_000).toFixed(1)

/** The outcomes as a table in Markdown. */
export const tableOf = (outcomes: readonly Outcome[]): string => {
  const head = [
    'Fault',
    'Recovery, s',
    'Slowest item, s',
    'Reactions done, s',
    'Accepted meanwhile',
    'Refused',
    'Unanswered',
    'Returns',
    'Events',
    'Items',
    '',
  ]
  const rows = outcomes.map((outcome) => [
    outcome.title,
    seconds(outcome.recovery),
    seconds(outcome.slowest),
    seconds(outcome.settling),
    outcome.accepted,
    outcome.refused,
    outcome.unanswered,
    outcome.returns,
    outcome.events,
    outcome.items,
    outcome.problems.length === 0 ? 'whole' : 'BROKEN',
  ])
  const lines = [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
