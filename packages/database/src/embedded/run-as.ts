import { readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import type { Account } from './account.ts'
import { EmbeddedPostgresProblem } from './embedded-postgres-problem.ts'

export interface Command {
  readonly program: string
  readonly args: readonly string[]
  readonly identity: Partial<Account>
}

/** Turns a program and its arguments into a command that runs as the account. */
export type RunAs = (program: string, args: readonly string[]) => Command

const capabilities = [
  { name: 'dac_read_search', bit: 2n },
  { name: 'dac_override', bit: 1n },
]

/** The least of our own capabilities that passes through closed folders; containers often keep only the second. */
const passage = (): string | null => {
  const bounding = /^CapEff:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'
  return capabilities.find(({ bit }) => (BigInt(`0x${bounding}`) >> bit) & 1n)?.name ?? null
}

const reaches = (account: Account, paths: readonly string[]): boolean =>
  paths.every((path) => spawnSync('test', ['-x', path], { ...account, stdio: 'ignore' }).status === 0)

const cannotReach = (paths: readonly string[]): EmbeddedPostgresProblem =>
  new EmbeddedPostgresProblem(
    `PostgreSQL refuses to run as root, and the account it runs as instead can't pass through the folders above ` +
      `${paths.join(' and ')}: move the hub and HUB_DATA_DIR where every user may pass (chmod o+x, or /srv for ` +
      `instance), start the hub as an ordinary user, or set DATABASE_URL.`,
  )

/**
 * How to run PostgreSQL's programs. As an ordinary user: directly. As root: as `account`, which in a clone under
 * /root (mode 700) can't even reach the programs; then it keeps, of all root's powers, only the one to pass through.
 * `paths` are what it must reach: the programs and the data.
 */
export const runAs = (account: Account | null, paths: readonly string[]): RunAs => {
  if (!account) return (program, args) => ({ program, args, identity: {} })
  if (reaches(account, paths)) return (program, args) => ({ program, args, identity: account })
  const capability = passage()
  if (!capability) throw cannotReach(paths)
  const only = `-all,+${capability}`
  const setpriv = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    // initdb looks at its own program with access(2), which forgets capabilities without this bit.
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${only}`,
    `--ambient-caps=${only}`,
    `--bounding-set=${only}`,
  ]
  const works = spawnSync('setpriv', [...setpriv, 'test', '-d', '/'], { stdio: 'ignore' }).status === 0
  if (!works) throw cannotReach(paths)
  return (program, args) => ({ program: 'setpriv', args: [...setpriv, program, ...args], identity: {} })
}
