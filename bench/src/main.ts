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
const odd = args.find((arg) => !/^[1-9]\d*$/.test(arg))
if (!bench) console.error(`Which bench? There are: ${Object.keys(benches).join(', ')}.`)
else if (odd !== undefined) console.error(`A bench takes whole numbers, such as 1000; this is none: ${odd}`)
process.exitCode = bench && odd === undefined && (await bench(args)) ? 0 : 1
