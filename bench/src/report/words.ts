import type { Aim, Compared } from './result.ts'
import type { Shares } from './shares.ts'

/** A figure with three significant digits, or whole when it is large. */
export const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))

export const aimText = (aim: Aim): string => ('atLeast' in aim ? `≥ ${aim.atLeast}` : `≤ ${aim.atMost}`)

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** The columns of a comparison, as text. */
export const comparedRow = (row: Compared): Record<string, string> => ({
  measure: row.measure,
  hub: `${figure(row.hub)} ${row.unit}`,
  against: row.against ?? '',
  baseline: row.baseline === null ? '' : `${figure(row.baseline)} ${row.unit}`,
  ratio: row.ratio === null ? '' : row.ratio.toFixed(2),
  aim: row.aim ? aimText(row.aim) : '',
  reached: row.reached === null ? '' : row.reached ? 'yes' : 'NO',
})

/** The columns of what was spent, as text. */
export const sharesRow = ({ measure, contestant, perItem, perItemWithStores, busy, saturated }: Shares) => ({
  measure,
  contestant,
  'CPU per item': perItem === null ? '' : `${figure(perItem)} µs`,
  'with stores': perItemWithStores === null ? '' : `${figure(perItemWithStores)} µs`,
  server: busy ? percent(busy.server) : '',
  PostgreSQL: busy ? percent(busy.database) : '',
  NATS: busy ? percent(busy.nats) : '',
  'load generator': busy ? percent(busy.load) : '',
  saturated,
})

/** A table of Markdown; nothing for no rows. */
export const markdownTable = (rows: readonly Record<string, string>[]): string => {
  const [first] = rows
  if (!first) return ''
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const names = Object.keys(first)
  return [line(names), line(names.map(() => '---')), ...rows.map((row) => line(names.map((name) => row[name] ?? '')))]
    .map((text) => `${text}\n`)
    .join('')
}
