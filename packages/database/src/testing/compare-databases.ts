import type { Database } from '../connect.ts'

const columnsOf: Record<string, string> = {
  // What a copy must not share with its original.
  log_head: 'position, published',
  event_log: 'sequence, id, position, type, subject_id, community_id, audience, actor_id, data, occurred_at',
}

/** Per table, how many rows and a hash of them all. */
export const contentOf = async ({ pool }: Database): Promise<Record<string, unknown>> => {
  const { rows: tables } = await pool.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1",
  )
  const content: Record<string, unknown> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query(
      `SELECT count(*)::int AS rows, md5(string_agg(line, E'\\n' ORDER BY line)) AS hash
       FROM (SELECT row::text AS line FROM (SELECT ${columnsOf[name] ?? '*'} FROM ${name}) AS row) AS lines`,
    )
    content[name] = rows[0]
  }
  return content
}

const form = `
  SELECT format('column %s.%s %s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull,
                attidentity, pg_get_expr(adbin, adrelid)) AS line
    FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attnum > 0 AND attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
  UNION ALL SELECT format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relnamespace = 'public'::regnamespace
  UNION ALL SELECT format('%s %s', pg_get_triggerdef(oid), tgenabled) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT format('sequence %s %s', s.seqrelid::regclass, to_jsonb(s) - 'seqrelid') FROM pg_sequence s
  UNION ALL SELECT format('%s %s', type, identity)
    FROM pg_depend, pg_identify_object(classid, objid, 0) WHERE refobjid = 'public'::regnamespace
  UNION ALL SELECT format('label %s %s', enumtypid::regtype, enumlabel) FROM pg_enum
  UNION ALL SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_'`

/** Everything that is no row: columns, constraints, indexes, triggers, sequences, types, functions, schemas. */
export const formOf = async ({ pool }: Database): Promise<string[]> => {
  const { rows } = await pool.query<{ line: string }>(`SELECT line FROM (${form}) AS form ORDER BY line`)
  return rows.map(({ line }) => line)
}
