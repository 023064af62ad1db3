import type pg from 'pg'

/** Statements that the database writes itself, about what stands in a schema. */
interface Rule {
  readonly off: string
  readonly on: string
}

const read = async (client: pg.Client, schema: string, sql: string): Promise<Rule[]> =>
  (await client.query<Rule>(sql, [schema])).rows

const keys = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
         format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS on
  FROM pg_constraint WHERE contype = 'f' AND connamespace = to_regnamespace($1)`

/** Not those of primary keys: what is a constraint stays. */
const indexes = `
  SELECT format('DROP INDEX %s', indexrelid::regclass) AS off, pg_get_indexdef(indexrelid) AS on
  FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
  WHERE relnamespace = to_regnamespace($1)
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype <> 'f')`

const triggers = `
  SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) AS off,
         format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname) AS on
  FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
  WHERE NOT tgisinternal AND relnamespace = to_regnamespace($1)`

/**
 * Does `work` while the tables of a schema have no foreign keys, no indexes but those of their primary keys, and no
 * triggers: rows come in any order, in circles too, as they were, and in half the time. Then all of it is made again and
 * every row checked. An owner may do this; switching the rules off for a session needs a superuser.
 */
export const withoutRules = async <T>(client: pg.Client, schema: string, work: () => Promise<T>): Promise<T> => {
  // Keys stand on indexes: they go first and come last.
  const rules = [
    ...(await read(client, schema, keys)),
    ...(await read(client, schema, indexes)),
    ...(await read(client, schema, triggers)),
  ]
  for (const { off } of rules) await client.query(off)
  const result = await work()
  for (const { on } of rules.toReversed()) await client.query(on)
  return result
}
