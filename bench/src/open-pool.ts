import pg from 'pg'

/** Connections of the bench itself. That a database is stopped must not hide why a run failed: statements tell. */
export const openPool = (databaseUrl: string, max: number): pg.Pool => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max })
  pool.on('error', () => {})
  return pool
}
