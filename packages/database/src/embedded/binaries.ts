import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { EmbeddedPostgresProblem } from './embedded-postgres-problem.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

/** Major version of the server in the npm package; data made by another one is refused. */
export const majorVersion = '18'

/** Where npm put PostgreSQL for this machine. `embedded-postgres` chooses the platform package; only it can resolve it. */
export const findBinaries = (): Binaries => {
  const platform = os.platform() === 'win32' ? 'windows' : os.platform()
  const name = `@embedded-postgres/${platform}-${os.arch()}`
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    const bin = path.resolve(path.dirname(require.resolve(name)), '../native/bin')
    const suffix = platform === 'windows' ? '.exe' : ''
    const at = (program: string): string => path.join(bin, `${program}${suffix}`)
    return { initdb: at('initdb'), postgres: at('postgres'), pgCtl: at('pg_ctl') }
  } catch {
    throw new EmbeddedPostgresProblem(
      `There is no embedded PostgreSQL for this machine (${name}): install a PostgreSQL server and set DATABASE_URL.`,
    )
  }
}
