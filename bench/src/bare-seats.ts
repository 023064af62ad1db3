import type pg from 'pg'

/** The same decision without hub: lock, count, insert, by `pg` alone. Gives registrations per second. */
export const bareSeats = async (pool: pg.Pool, count: number): Promise<number> => {
  await pool.query('DROP TABLE IF EXISTS bare_seat, bare_workshop')
  await pool.query('CREATE TABLE bare_workshop (id int PRIMARY KEY, seats int)')
  await pool.query('CREATE TABLE bare_seat (id serial PRIMARY KEY, workshop_id int, member_id int, waits boolean)')
  await pool.query('INSERT INTO bare_workshop VALUES (1, 12)')
  const register = async (member: number): Promise<void> => {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      const locked = await client.query<{ seats: number }>('SELECT seats FROM bare_workshop WHERE id = 1 FOR UPDATE')
      const taken = await client.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM bare_seat WHERE NOT waits',
      )
      const full = (taken.rows[0]?.count ?? 0) >= (locked.rows[0]?.seats ?? 0)
      await client.query('INSERT INTO bare_seat (workshop_id, member_id, waits) VALUES (1, $1, $2)', [member, full])
      await client.query('COMMIT')
    } finally {
      client.release()
    }
  }
  const since = performance.now()
  await Promise.all(Array.from({ length: count }, (_, member) => register(member)))
  const seconds = (performance.now() - since) / 1_000
  await pool.query('DROP TABLE bare_seat, bare_workshop')
  return count / seconds
}
