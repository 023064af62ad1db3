import pg from 'pg'

/** Where the hub's tables stand. */
export const home = 'public'

const quote = pg.escapeIdentifier

export const at = (schema: string, name: string): string => `${quote(schema)}.${quote(name)}`

export const columnList = (columns: readonly string[]): string => columns.map(quote).join(', ')

export interface Table {
  readonly name: string
  /** Without those that the database computes. */
  readonly columns: string[]
}

/** The tables of a schema by name, without those of extensions. */
export const readTables = async (client: pg.Client, schema: string): Promise<Table[]> => {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind = 'r' AND c.relnamespace = to_regnamespace($1)
       AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e')
     GROUP BY c.oid, c.relname ORDER BY c.relname`,
    [schema],
  )
  return rows
}

/** What stands in a schema by itself: tables, types, functions, configurations; not what belongs to these or to extensions. */
export interface StandingObject {
  /** As SQL calls it, such as `TABLE` or `TEXT SEARCH CONFIGURATION`. */
  readonly kind: string
  /** As SQL finds it, with its schema. */
  readonly identity: string
}

export const readObjects = async (client: pg.Client, schema: string): Promise<StandingObject[]> => {
  const { rows } = await client.query<StandingObject>(
    `SELECT upper(found.type) AS kind, found.identity
     FROM pg_depend d, pg_identify_object(d.classid, d.objid, 0) AS found
     WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = to_regnamespace($1) AND d.deptype = 'n'
       AND found.type <> 'extension'
       AND NOT EXISTS (SELECT FROM pg_depend own
                       WHERE own.classid = d.classid AND own.objid = d.objid AND own.deptype IN ('a', 'e', 'i'))
     ORDER BY 1, 2`,
    [schema],
  )
  return rows
}

/** Kind and name without the schema: the same for an object and for what takes its place. */
export const labelOf = ({ kind, identity }: StandingObject, schema: string): string =>
  `${kind.toLowerCase()} ${identity.replaceAll(`${schema}.`, '')}`

/** Work that lasts is expected here, whatever the server, the database or the role is set to. For the transaction. */
export const waitPatiently = async (client: pg.Client): Promise<void> => {
  await client.query(
    `SELECT set_config(name, '0', true) FROM pg_settings
     WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')`,
  )
}
