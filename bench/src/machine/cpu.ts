import fs from 'node:fs'

/** A line of /proc/PID/stat, as far as it matters here. */
export interface ProcessStat {
  readonly pid: number
  readonly parent: number
  readonly command: string
  /** Clock ticks of itself and of children that ended, in user and system mode. */
  readonly ticks: number
}

/** proc(5): the command stands in brackets and may hold spaces and brackets itself. */
export const parseStat = (line: string): ProcessStat => {
  const [open, close] = [line.indexOf('('), line.lastIndexOf(')')]
  const rest = line.slice(close + 2).split(' ')
  const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(rest[field]), 0)
  return { pid: Number(line.slice(0, open)), parent: Number(rest[1]), command: line.slice(open + 1, close), ticks }
}

const readStat = (pid: string): ProcessStat[] => {
  try {
    return [parseStat(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))]
  } catch {
    // It has ended meanwhile.
    return []
  }
}

/** A process and all that descend from it. */
export const treeOf = (root: number, all: readonly ProcessStat[]): ProcessStat[] => {
  const children = Map.groupBy(all, ({ parent }) => parent)
  const below = (stat: ProcessStat): ProcessStat[] => [stat, ...(children.get(stat.pid) ?? []).flatMap(below)]
  return all.filter(({ pid }) => pid === root).flatMap(below)
}

// Linux has reported 100 ticks a second to programs for decades, whatever the kernel's own clock is.
const ticksPerSecond = 100

/** The processes whose time is looked at. */
export interface Watched {
  readonly server: readonly number[]
  /** PostgreSQL's first process: its backends descend from it. */
  readonly database: number | null
  /** null: the one that a server has started, if any. */
  readonly nats: number | null
  /** null: the load is made by the server itself. */
  readonly load: number | null
}

/** CPU seconds, or shares of one core. */
export interface Cpu {
  readonly server: number
  readonly database: number
  readonly nats: number
  readonly load: number
}

const readAll = (): ProcessStat[] =>
  fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readStat)

const hasProc = fs.existsSync('/proc/self/stat')

/** CPU seconds spent so far by each side; null where there is no /proc. */
export const cpuSeconds = ({ server, database, nats, load }: Watched): Cpu | null => {
  if (!hasProc) return null
  const all = readAll()
  const seconds = (counts: (stat: ProcessStat) => boolean): number =>
    all.filter(counts).reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond
  const backends = new Set(database === null ? [] : treeOf(database, all).map(({ pid }) => pid))
  return {
    server: seconds(({ pid }) => server.includes(pid)),
    database: seconds(({ pid }) => backends.has(pid)),
    nats: seconds(({ pid, parent, command }) =>
      nats === null ? command === 'nats-server' && server.includes(parent) : pid === nats,
    ),
    load: seconds(({ pid }) => pid === load),
  }
}

/** What was spent between two looks. */
export const spent = (before: Cpu, after: Cpu): Cpu => ({
  server: after.server - before.server,
  database: after.database - before.database,
  nats: after.nats - before.nats,
  load: after.load - before.load,
})

/** CPU seconds of the whole machine that were not idle, and those of this program with all that it started. */
const machineSeconds = (): { all: number; ours: number } => {
  const fields = fs.readFileSync('/proc/stat', 'utf8').split('\n')[0]?.trim().split(/\s+/).slice(1, 9).map(Number) ?? []
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = fields
  const ours = treeOf(process.pid, readAll()).reduce((sum, { ticks }) => sum + ticks, 0)
  return { all: (user + nice + system + irq + softirq + steal) / ticksPerSecond, ours: ours / ticksPerSecond }
}

/** Begins to look at what else the machine does; the answer is its share of all cores, 0 to 1, or null. */
export const watchOthers = (cores: number): (() => number | null) => {
  if (!hasProc) return () => null
  const [before, since] = [machineSeconds(), performance.now()]
  return () => {
    const now = machineSeconds()
    const others = now.all - before.all - (now.ours - before.ours)
    return Math.max(0, others) / cores / ((performance.now() - since) / 1_000)
  }
}
