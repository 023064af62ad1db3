import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import os from 'node:os'
import { watchOthers } from '../machine/cpu.ts'
import { describeMachine, machineLine, type Machine } from '../machine/machine.ts'
import { drawCost, type Cost } from './draw-cost.ts'
import { withResults } from './readme.ts'
import { compare, type Compared, type Row } from './result.ts'
import type { Shares } from './shares.ts'
import { comparedRow, sharesRow } from './words.ts'

/** What a bench found, as it is kept in bench/results/NAME.json. */
export interface Result {
  readonly bench: string
  /** `2026-11-25` */
  readonly date: string
  readonly machine: Machine
  readonly rows: readonly Compared[]
  readonly shares: readonly Shares[]
  /** Sentences about what the figures don't say. */
  readonly notes: readonly string[]
}

const othersShare = watchOthers(os.availableParallelism())

/** Said when it may have changed the figures. */
const disturbance = (): string[] => {
  const share = othersShare()
  if (share === null || share < 0.05) return []
  return [`Other programs took ${Math.round(share * 100)} % of this machine meanwhile: the figures are rough.`]
}

const folder = path.join(import.meta.dirname, '../..')
const results = path.join(folder, 'results')

const readResults = (): Result[] =>
  fs
    .readdirSync(results)
    .toSorted()
    .map((name) => JSON.parse(fs.readFileSync(path.join(results, name), 'utf8')))

const print = ({ rows, shares, notes, machine }: Result, title: string): void => {
  console.log(`\n${title}`)
  console.table(rows.map(comparedRow))
  if (shares.length > 0) console.table(shares.map(sharesRow))
  for (const note of notes) console.log(note)
  console.log(machineLine(machine))
}

const keep = (result: Result, costs: readonly Cost[]): void => {
  fs.mkdirSync(results, { recursive: true })
  fs.writeFileSync(path.join(results, `${result.bench}.json`), JSON.stringify(result, null, 2))
  const readme = path.join(folder, 'README.md')
  fs.writeFileSync(readme, withResults(fs.readFileSync(readme, 'utf8'), readResults()))
  if (costs.length > 0) fs.writeFileSync(path.join(folder, `${result.bench}.svg`), drawCost(costs))
  spawnSync(path.join(folder, '../node_modules/.bin/oxfmt'), [readme, results], { stdio: 'ignore' })
}

/**
 * Prints the medians of all rounds beside those of the baselines, with the aims, and keeps them in bench/README.md.
 * With arguments of its own a bench is a try: printed, not kept.
 */
export const report = async (found: {
  bench: string
  title: string
  args: readonly string[]
  databaseUrl: string | null
  rows: readonly Row[]
  shares?: readonly Shares[]
  costs?: readonly Cost[]
  notes?: readonly string[]
}): Promise<void> => {
  const result: Result = {
    bench: found.bench,
    date: new Date().toISOString().slice(0, 10),
    machine: await describeMachine(found.databaseUrl),
    rows: found.rows.map(compare),
    shares: found.shares ?? [],
    notes: [...(found.notes ?? []), ...disturbance()],
  }
  print(result, found.title)
  if (found.args.length === 0) keep(result, found.costs ?? [])
}
