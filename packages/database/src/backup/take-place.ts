import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { errorCode } from '../error-code.ts'
import { BackupProblem } from './backup-problem.ts'
import { at, home, labelOf, readObjects, readTables, type StandingObject } from './catalogue.ts'

/** Longer than a second, after which PostgreSQL looks for deadlocks and sends its own vacuum away. */
const lockTimeout = '3s'
const attempts = 20

const lockNotAvailable = '55P03'
const deadlock = '40P01'
const somethingDepends = '2BP01'

/** Nobody reads or writes the hub's tables from here to the end of the transaction. Gives way when others hold them too long. */
const lockAll = async (client: pg.Client, tables: readonly string[]): Promise<void> => {
  if (tables.length === 0) return
  await client.query(`SET LOCAL lock_timeout = '${lockTimeout}'`)
  for (let attempt = 1; ; attempt += 1) {
    await client.query('SAVEPOINT before_locks')
    try {
      await client.query(`LOCK TABLE ${tables.map((name) => at(home, name)).join(', ')} IN ACCESS EXCLUSIVE MODE`)
      return
    } catch (error) {
      if (![lockNotAvailable, deadlock].includes(errorCode(error) ?? '')) throw error
      if (attempt === attempts) {
        throw new BackupProblem(
          'The tables are in use all the time, by the hub, a backup or another program: stop it, then restore. ' +
            'Nothing was changed.',
        )
      }
      await client.query('ROLLBACK TO SAVEPOINT before_locks')
      await delay(200)
    }
  }
}

/** The hub's database is the hub's: what else stands there is not swept away with it. */
const refuseExtras = (standing: readonly StandingObject[], known: ReadonlySet<string>): void => {
  const extras = standing.map((object) => labelOf(object, home)).filter((label) => !known.has(label))
  if (extras.length > 0) {
    throw new BackupProblem(
      `The database also holds what is not the hub's (${extras.join(', ')}): move it to another database or schema, ` +
        'then restore. Nothing was changed.',
    )
  }
}

const drop = async (client: pg.Client, standing: readonly StandingObject[]): Promise<void> => {
  const tables = standing.filter(({ kind }) => kind === 'TABLE')
  const others = standing.filter(({ kind }) => kind !== 'TABLE')
  try {
    // Together: they refer to one another.
    if (tables.length > 0) await client.query(`DROP TABLE ${tables.map(({ identity }) => identity).join(', ')}`)
    for (const { kind, identity } of others) await client.query(`DROP ${kind} ${identity}`)
  } catch (error) {
    if (errorCode(error) !== somethingDepends || !(error instanceof Error)) throw error
    const detail = 'detail' in error ? String(error.detail).replaceAll('\n', '; ') : error.message
    throw new BackupProblem(
      `Something that is not the hub's depends on it (${detail}): drop that, restore, and make it again. ` +
        'Nothing was changed.',
    )
  }
}

/**
 * Puts what stands in the schema `aside` in the place of the hub's tables, at the end of the client's transaction. `known`:
 * what may be dropped for it; null when all of it may. `check` looks once more while nobody can write.
 */
export const takePlace = async (
  client: pg.Client,
  aside: string,
  options: { known: ReadonlySet<string> | null; check: () => Promise<void> },
): Promise<void> => {
  await lockAll(
    client,
    (await readTables(client, home)).map(({ name }) => name),
  )
  await options.check()
  const standing = await readObjects(client, home)
  if (options.known) refuseExtras(standing, options.known)
  await drop(client, standing)
  for (const { kind, identity } of await readObjects(client, aside)) {
    await client.query(`ALTER ${kind} ${identity} SET SCHEMA ${home}`)
  }
  // Without CASCADE: refused should anything have been left behind.
  await client.query(`DROP SCHEMA ${aside}`)
}
