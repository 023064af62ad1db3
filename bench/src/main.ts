import { badInput } from './bad-input.ts'
import { fanout } from './fanout.ts'
import { grow } from './grow.ts'
import { home } from './home.ts'
import { idle } from './idle.ts'
import { latency } from './latency.ts'
import { pageWeight } from './page-weight.ts'
import { resume } from './resume.ts'
import { seatsBench } from './seats.ts'
import { writes } from './writes.ts'

/** Each bench by its name: gives false when what it measured breaks a promise. */
const benches: Record<string, (args: readonly string[]) => Promise<boolean>> = {
  'bad-input': badInput,
  fanout,
  grow,
  home,
  idle,
  latency,
  'page-weight': pageWeight,
  resume,
  seats: seatsBench,
  writes,
}

const [name = '', ...args] = process.argv.slice(2)
const bench = benches[name]
if (!bench) console.error(`Which bench? There are: ${Object.keys(benches).join(', ')}.`)
process.exitCode = bench && (await bench(args)) ? 0 : 1
