/** Told when the data of a database were replaced: what a process remembers of it is of another log. */
export const replacedChannel = 'hub_log_replaced'

/**
 * A statement that makes a log of its own of what is there, a restored backup or what a failover left, and tells
 * processes: cursors, messages on NATS and consumers of the log that it was mean nothing here. Events without a position
 * get one from the relay of this server, which counts its own transactions.
 */
export const beginNewLog = `
  WITH begun AS (UPDATE log_head SET log_id = gen_random_uuid() RETURNING 1),
       counted_here AS (UPDATE event_log SET xid = DEFAULT WHERE position IS NULL)
  SELECT pg_notify('${replacedChannel}', '') FROM begun`
