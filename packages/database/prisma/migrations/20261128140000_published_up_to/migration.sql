-- Events are published in the order of their positions: how far is one number, not a mark on each.
ALTER TABLE log_head ADD COLUMN published bigint NOT NULL DEFAULT 0;
UPDATE log_head SET published = coalesce(
  (SELECT min(position) - 1 FROM event_log WHERE position IS NOT NULL AND published_at IS NULL), position);
DROP INDEX event_log_unpublished;
-- event_log.published_at stays, unused: processes of the version before still read and write it while they go on.
