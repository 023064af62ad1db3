-- The relay is told after the commit, by whoever committed: a transaction that notifies holds a lock of the whole
-- server until it is on the disk, and each would wait for the one before it.
DROP TRIGGER event_log_written ON event_log;
DROP FUNCTION notify_event_written();
