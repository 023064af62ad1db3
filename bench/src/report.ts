import { median } from './measure.ts'

export interface Row {
  readonly name: string
  readonly unit: string
  /** One number per round. */
  readonly measured: readonly number[]
  readonly baseline: readonly number[]
}

const shown = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3))

/** Prints medians and their ratio to the baseline, measured in the same run. */
export const printReport = (title: string, baselineName: string, rows: readonly Row[]): void => {
  console.log(`\n${title}`)
  console.table(
    rows.map(({ name, unit, measured, baseline }) => ({
      measure: name,
      unit,
      hub: shown(median(measured)),
      [baselineName]: shown(median(baseline)),
      ratio: shown(median(measured) / median(baseline)),
      rounds: measured.length,
    })),
  )
}
