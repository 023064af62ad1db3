-- Nothing is published that has no place in the log. A relay that had gone on when a backup was restored could say so of
-- the log before, and what came next was never published.
UPDATE log_head SET published = least(published, position);
ALTER TABLE log_head ADD CONSTRAINT log_head_published_within CHECK (published <= position);
