-- What PostGraphile's guide advises for what tables don't say: functions that it shows as fields. All are inlined.
CREATE OR REPLACE FUNCTION community_establishment_count(c community) RETURNS int STABLE LANGUAGE sql AS $$
  SELECT count(*)::int FROM community_commune cc JOIN establishment e USING (commune_code) WHERE cc.community_id = c.id
$$;
CREATE OR REPLACE FUNCTION community_employee_count(c community) RETURNS int STABLE LANGUAGE sql AS $$
  SELECT sum(e.employee_count)::int FROM community_commune cc JOIN establishment e USING (commune_code) WHERE cc.community_id = c.id
$$;
CREATE OR REPLACE FUNCTION community_last_active(c community, open boolean) RETURNS SETOF thread STABLE LANGUAGE sql AS $$
  SELECT * FROM thread WHERE community_id = c.id AND (NOT open OR open_to_network) ORDER BY last_activity_at DESC, id DESC
$$;
CREATE OR REPLACE FUNCTION community_upcoming_workshops(c community, open boolean) RETURNS SETOF workshop STABLE LANGUAGE sql AS $$
  SELECT w.* FROM workshop_community wc JOIN workshop w ON w.id = wc.workshop_id
   WHERE wc.community_id = c.id AND w.state = 'PUBLISHED' AND w.ends_at > now() AND (NOT open OR w.open_to = 'NETWORK')
   ORDER BY w.starts_at, w.id LIMIT 10
$$;
CREATE OR REPLACE FUNCTION workshop_seats_left(w workshop) RETURNS int STABLE LANGUAGE sql AS $$
  SELECT w.seats - w.seats_taken
$$;
CREATE OR REPLACE FUNCTION community_happened(c community, types text[], audiences text[]) RETURNS SETOF event_log STABLE LANGUAGE sql AS $$
  SELECT * FROM event_log
   WHERE community_id = c.id AND position IS NOT NULL AND type = ANY (types) AND audience = ANY (audiences)
   ORDER BY position DESC
$$;
CREATE OR REPLACE FUNCTION event_log_actor(e event_log) RETURNS member STABLE LANGUAGE sql AS $$
  SELECT * FROM member WHERE id = e.actor_id
$$;
CREATE OR REPLACE FUNCTION event_log_thread(e event_log) RETURNS thread STABLE LANGUAGE sql AS $$
  SELECT * FROM thread WHERE id = e.subject_id
$$;
CREATE OR REPLACE FUNCTION event_log_answer(e event_log) RETURNS answer STABLE LANGUAGE sql AS $$
  SELECT * FROM answer WHERE id = e.subject_id
$$;
CREATE OR REPLACE FUNCTION community_by_slug(slug text) RETURNS community STABLE LANGUAGE sql AS $$
  SELECT * FROM community WHERE community.slug = community_by_slug.slug
$$;
