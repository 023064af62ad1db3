import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Binaries, majorVersion } from './binaries.ts'
import type { ClusterFolder } from './cluster-folder.ts'
import { EmbeddedPostgresProblem } from './embedded-postgres-problem.ts'
import type { RunAs } from './run-as.ts'
import { runProgram } from './run-program.ts'

// The same order and upper case on every machine, and no dependency on its locales, whose upgrades break indexes.
const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

const checkVersion = (folder: ClusterFolder): void => {
  const version = readFileSync(path.join(folder.data, 'PG_VERSION'), 'utf8').trim()
  if (version === majorVersion) return
  throw new EmbeddedPostgresProblem(
    `The data in ${folder.data} was made by PostgreSQL ${version} and the hub brings ${majorVersion}: dump it with ` +
      `version ${version} and restore it, or set HUB_DATA_DIR to another folder.`,
  )
}

/** Makes the data folder at the first start. Made aside and renamed: a start that was interrupted leaves nothing half-made. */
export const initialiseCluster = async (
  folder: ClusterFolder,
  { binaries, as, durable }: { binaries: Binaries; as: RunAs; durable: boolean },
): Promise<void> => {
  if (existsSync(folder.data)) return checkVersion(folder)
  const aside = `${folder.data}.new`
  rmSync(aside, { recursive: true, force: true })
  const args = [
    `--pgdata=${aside}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${folder.passwordFile}`,
    ...locale,
    ...(durable ? [] : ['--no-sync']),
  ]
  await runProgram(as(binaries.initdb, args), folder.root, 'initdb')
  renameSync(aside, folder.data)
}
