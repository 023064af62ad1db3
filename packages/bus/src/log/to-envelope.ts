import type { Envelope } from '@ama/events'

/** A placed row of event_log, as Prisma reads it, or pg by `placedColumns`. */
export interface PlacedRow {
  readonly id: string
  /** Text where pg reads it. */
  readonly position: bigint | string | null
  readonly type: string
  readonly subjectId: string
  readonly communityId: string | null
  readonly audience: string
  readonly actorId: string | null
  readonly correlationId: string
  readonly causationId: string | null
  readonly traceparent: string | null
  readonly data: unknown
  readonly occurredAt: Date
}

/** Of event_log, for SQL that gives a `PlacedRow`. */
export const placedColumns = `
  id, position, type, subject_id AS "subjectId", community_id AS "communityId", audience, actor_id AS "actorId",
  correlation_id AS "correlationId", causation_id AS "causationId", traceparent, data, occurred_at AS "occurredAt"`

const audienceOf = (text: string): Envelope['audience'] =>
  // An audience that this version doesn't know is shown to nobody.
  text === 'community' || text === 'network' || text === 'members' ? text : 'internal'

/** The CloudEvents form of a row, as it travels on every stream. */
export const toEnvelope = (row: PlacedRow): Envelope => ({
  specversion: '1.0',
  id: row.id,
  source: `/services/${row.type.split('.')[1] ?? 'unknown'}`,
  type: row.type,
  subject: row.subjectId,
  time: row.occurredAt.toISOString(),
  datacontenttype: 'application/json',
  dataschema: `urn:ama-hub:event:${row.type}`,
  communityid: row.communityId,
  audience: audienceOf(row.audience),
  actorid: row.actorId,
  correlationid: row.correlationId,
  causationid: row.causationId,
  position: String(row.position ?? 0n),
  traceparent: row.traceparent,
  data: row.data,
})
