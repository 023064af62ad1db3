-- What the schema's language can't say. Prisma doesn't see it and leaves it alone; `*.int.test.ts` holds it to its word.

-- Search in French, with or without accents.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE TEXT SEARCH CONFIGURATION french_unaccent (COPY = french);
ALTER TEXT SEARCH CONFIGURATION french_unaccent ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
CREATE INDEX thread_search ON thread USING gin (to_tsvector('french_unaccent', title || ' ' || body));
CREATE INDEX answer_search ON answer USING gin (to_tsvector('french_unaccent', body));

-- Wakes the relay at commit, once per statement.
CREATE FUNCTION notify_event_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('hub_event_written', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER event_log_written AFTER INSERT ON event_log
  FOR EACH STATEMENT EXECUTE FUNCTION notify_event_written();

-- What the relay has yet to place; almost always empty.
CREATE INDEX event_log_unplaced ON event_log (xid, sequence) WHERE position IS NULL;
-- What the stream may not have yet; the doctor and a new leader look for it.
CREATE INDEX event_log_unpublished ON event_log (position) WHERE published_at IS NULL;
ALTER TABLE event_log ADD CONSTRAINT event_log_audience CHECK (audience IN ('community', 'network', 'internal'));

-- One row, there from the start: its id is this log's.
ALTER TABLE log_head ADD CONSTRAINT log_head_only_row CHECK ("only");
INSERT INTO log_head DEFAULT VALUES;

-- Nobody holds the same role twice at once. Null (the whole network) counts as one community.
CREATE UNIQUE INDEX held_role_once ON held_role
  (member_id, role, coalesce(community_id, '00000000-0000-0000-0000-000000000000')) WHERE ended_at IS NULL;

ALTER TABLE thread
  ADD CONSTRAINT thread_title CHECK (title ~ '\S'),
  ADD CONSTRAINT thread_body CHECK (body ~ '\S' AND char_length(body) <= 20000),
  ADD CONSTRAINT thread_solution CHECK ((solved_at IS NULL) = (solving_answer_id IS NULL)),
  ADD CONSTRAINT thread_answer_count CHECK (answer_count >= 0);
ALTER TABLE answer ADD CONSTRAINT answer_body CHECK (body ~ '\S' AND char_length(body) <= 20000);
ALTER TABLE expertise ADD CONSTRAINT expertise_solved_count CHECK (solved_count >= 0);
ALTER TABLE establishment ADD CONSTRAINT establishment_employee_count CHECK (employee_count >= 0);
