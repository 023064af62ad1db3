-- What the schema's language can't say about workshops, notices and who may hear of an event.

-- Some news is for a few members only: their notices.
ALTER TABLE event_log DROP CONSTRAINT event_log_audience;
ALTER TABLE event_log ADD CONSTRAINT event_log_audience
  CHECK (audience IN ('community', 'network', 'members', 'internal'));

ALTER TABLE workshop
  ADD CONSTRAINT workshop_title CHECK (title ~ '\S'),
  ADD CONSTRAINT workshop_description CHECK (char_length(description) <= 20000),
  ADD CONSTRAINT workshop_times CHECK (ends_at > starts_at),
  ADD CONSTRAINT workshop_seats CHECK (seats BETWEEN 1 AND 5000),
  ADD CONSTRAINT workshop_seats_per_establishment CHECK (seats_per_establishment BETWEEN 1 AND 5000),
  ADD CONSTRAINT workshop_offer_hours CHECK (offer_hours BETWEEN 1 AND 168),
  -- No seat is sold twice, whatever the program does.
  ADD CONSTRAINT workshop_seats_taken CHECK (seats_taken >= 0 AND (seats IS NULL OR seats_taken <= seats)),
  ADD CONSTRAINT workshop_waiting_count CHECK (waiting_count >= 0),
  ADD CONSTRAINT workshop_published CHECK (state <> 'PUBLISHED' OR published_at IS NOT NULL),
  ADD CONSTRAINT workshop_cancelled CHECK ((state = 'CANCELLED') = (cancelled_at IS NOT NULL)),
  ADD CONSTRAINT workshop_cancel_reason CHECK (state <> 'CANCELLED' OR cancel_reason ~ '\S');
ALTER TABLE workshop_date ADD CONSTRAINT workshop_date_times CHECK (ends_at > starts_at);

ALTER TABLE registration
  ADD CONSTRAINT registration_offer CHECK ((state = 'OFFERED') = (offer_expires_at IS NOT NULL)),
  ADD CONSTRAINT registration_queue CHECK (state NOT IN ('WAITING', 'OFFERED') OR queue_number IS NOT NULL);
-- Two in one place of the queue would be two truths about who is next.
CREATE UNIQUE INDEX registration_queue_once ON registration (workshop_id, queue_number) WHERE state IN ('WAITING', 'OFFERED');
-- Offers that may expire; almost always few.
CREATE INDEX registration_offers ON registration (offer_expires_at) WHERE state = 'OFFERED';

ALTER TABLE walk_in ADD CONSTRAINT walk_in_name CHECK (name ~ '\S');
ALTER TABLE agenda_point
  ADD CONSTRAINT agenda_point_title CHECK (title ~ '\S'),
  ADD CONSTRAINT agenda_point_minutes CHECK (minutes BETWEEN 1 AND 600);

ALTER TABLE date_poll ADD CONSTRAINT date_poll_title CHECK (title ~ '\S');
ALTER TABLE poll_slot ADD CONSTRAINT poll_slot_times CHECK (ends_at > starts_at);

ALTER TABLE minutes ADD CONSTRAINT minutes_body CHECK (char_length(body) <= 100000);
ALTER TABLE decision ADD CONSTRAINT decision_text CHECK (text ~ '\S');
ALTER TABLE task ADD CONSTRAINT task_title CHECK (title ~ '\S');
ALTER TABLE proposal
  ADD CONSTRAINT proposal_title CHECK (title ~ '\S'),
  ADD CONSTRAINT proposal_body CHECK (body ~ '\S' AND char_length(body) <= 20000),
  ADD CONSTRAINT proposal_theme CHECK (theme ~ '\S'),
  ADD CONSTRAINT proposal_support_count CHECK (support_count >= 0);
ALTER TABLE amendment ADD CONSTRAINT amendment_body CHECK (body ~ '\S' AND char_length(body) <= 20000);
ALTER TABLE satisfaction_answer ADD CONSTRAINT satisfaction_answer_marks
  CHECK (useful BETWEEN 1 AND 5 AND organised BETWEEN 1 AND 5 AND recommend BETWEEN 1 AND 5);

ALTER TABLE calendar_feed ADD CONSTRAINT calendar_feed_scope CHECK ((scope = 'COMMUNITY') = (community_id IS NOT NULL));
-- One address per member and calendar: renewing replaces it.
CREATE UNIQUE INDEX calendar_feed_once ON calendar_feed
  (member_id, scope, coalesce(community_id, '00000000-0000-0000-0000-000000000000'));

ALTER TABLE notice_settings
  ADD CONSTRAINT notice_settings_hours CHECK (mail_from BETWEEN 0 AND 23 AND mail_until BETWEEN 1 AND 24 AND mail_from < mail_until);
-- Mails that wait; almost always few.
CREATE INDEX notice_due ON notice (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX notice_unread ON notice (member_id) WHERE read_at IS NULL;
