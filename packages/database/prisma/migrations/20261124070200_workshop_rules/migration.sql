-- What the schema's language can't say about workshops.

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
