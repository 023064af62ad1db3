import { median } from './measure.ts'

/** What is promised of a ratio or, without a baseline, of the figure itself. */
export type Aim = { readonly atLeast: number } | { readonly atMost: number }

/** One figure of the hub, beside the same figure of a baseline where there is one. */
export interface Row {
  readonly measure: string
  readonly unit: string
  /** One number per round. */
  readonly hub: readonly number[]
  readonly baseline?: { readonly name: string; readonly rounds: readonly number[] }
  readonly aim?: Aim
}

/** Medians of a row, and what they say of the aim. */
export interface Compared {
  readonly measure: string
  readonly unit: string
  readonly hub: number
  readonly against: string | null
  readonly baseline: number | null
  readonly ratio: number | null
  readonly aim: Aim | null
  /** null: nothing is promised. */
  readonly reached: boolean | null
}

/** True when the value keeps what is promised of it. */
export const reaches = (value: number, aim: Aim): boolean =>
  'atLeast' in aim ? value >= aim.atLeast : value <= aim.atMost

export const compare = ({ measure, unit, hub: rounds, baseline, aim }: Row): Compared => {
  const hub = median(rounds)
  const other = baseline ? median(baseline.rounds) : null
  const ratio = other === null ? null : hub / other
  return {
    measure,
    unit,
    hub,
    against: baseline?.name ?? null,
    baseline: other,
    ratio,
    aim: aim ?? null,
    reached: aim ? reaches(ratio ?? hub, aim) : null,
  }
}
