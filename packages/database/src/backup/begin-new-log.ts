import type pg from 'pg'

/** Told when the data of a database were replaced: what a process remembers of it is of another log. */
export const replacedChannel = 'hub_log_replaced'

/**
 * Makes a log of its own of a restored one: cursors, messages on NATS and consumers of the log it was copied from mean
 * nothing here. Events without a position get one from the relay of this server, which counts its own transactions.
 */
export const beginNewLog = async (client: pg.Client): Promise<void> => {
  await client.query('UPDATE log_head SET log_id = gen_random_uuid()')
  await client.query('UPDATE event_log SET xid = DEFAULT WHERE position IS NULL')
}
