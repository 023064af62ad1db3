import type { Envelope } from '@ama/events'

/** A placed row of event_log, as Prisma reads it. */
export interface PlacedRow {
  readonly id: string
  readonly position: bigint | null
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
