import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { BackupProblem } from './backup-problem.ts'
import { at, columnList, readTables } from './catalogue.ts'
import type { CheckedBackup } from './check-backup.ts'
import { type Part, readBackup } from './read-backup.ts'
import { withoutRules } from './without-rules.ts'

/** Hands out the pieces of one table after the other. */
const piecesOf = (parts: AsyncGenerator<Part>) => {
  let next: Promise<IteratorResult<Part>> = parts.next()
  return {
    async *rows(table: string): AsyncGenerator<Buffer> {
      for (;;) {
        const { value } = await next
        if (value?.kind === 'manifest') next = parts.next()
        else if (value?.kind === 'rows' && value.table === table) {
          yield* value.content
          next = parts.next()
        } else return
      }
    },
    /** Reads to the end, where the checksums are. */
    async finish(): Promise<void> {
      while (!(await next).done) next = parts.next()
    },
  }
}

export interface Loaded {
  readonly rows: number
  /** Tables of the backup that the hub doesn't have: somebody else's, left out. */
  readonly leftOut: readonly string[]
}

/** Fills the empty tables of a schema with the rows of a backup. Throws BackupProblem when not all of them came. */
export const loadTables = async (
  client: pg.Client,
  schema: string,
  { file, manifest, summary }: CheckedBackup,
): Promise<Loaded> => {
  const ours = new Set((await readTables(client, schema)).map(({ name }) => name))
  const pieces = piecesOf(readBackup(file))
  const leftOut: string[] = []
  let rows = 0
  // What migrations put into them comes again with the rows.
  await client.query(`TRUNCATE ${[...ours].map((name) => at(schema, name)).join(', ')}`)
  await withoutRules(client, schema, async () => {
    for (const { name, columns } of manifest.tables) {
      if (!ours.has(name)) {
        leftOut.push(name)
        for await (const _ of pieces.rows(name));
        continue
      }
      const copy = client.query(copyFrom(`COPY ${at(schema, name)} (${columnList(columns)}) FROM STDIN`))
      await pipeline(pieces.rows(name), copy)
      if (copy.rowCount !== summary.rows[name]) {
        throw new BackupProblem(
          `Of ${summary.rows[name]} rows of the table ${name} ${copy.rowCount} came: nothing was changed.`,
        )
      }
      rows += copy.rowCount
    }
    await pieces.finish()
  })
  for (const { name, value, called } of summary.sequences) {
    await client.query('SELECT setval(to_regclass($1), $2, $3)', [at(schema, name), value, called])
  }
  return { rows, leftOut }
}
