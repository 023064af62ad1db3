import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { EmbeddedPostgresProblem } from './embedded-postgres-problem.ts'

/** The system account PostgreSQL runs as when the hub is root, which PostgreSQL refuses to be. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const name = 'postgres'

const ask = (flag: '-u' | '-g'): number =>
  Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }))

const lookUp = (): Account | null => {
  try {
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return null
  }
}

const create = (): Account => {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name], {
      stdio: 'ignore',
    })
  } catch {
    // Said below: what matters is whether the account is there now.
  }
  const account = lookUp()
  if (account) return account
  throw new EmbeddedPostgresProblem(
    `PostgreSQL refuses to run as root and the system account "${name}" could not be made: create it ` +
      `(useradd --system ${name}), start the hub as an ordinary user, or set DATABASE_URL.`,
  )
}

/**
 * null: run as the user who runs the hub. For root: the owner of data that an earlier start made, or else the
 * system account `postgres`, created when it is missing.
 */
export const accountFor = (folder: string): Account | null => {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(folder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return lookUp() ?? create()
}
