import type { Transaction } from '@ama/database'
import type { Audience, EventDefinition } from '@ama/events'
import { newId } from '@ama/kernel'
import type { z } from 'zod'

/** Something that just happened, to be told to everybody concerned. */
export interface NewEvent<Data extends z.ZodType = z.ZodType> {
  readonly definition: EventDefinition<Data>
  /** The id of what changed. */
  readonly subjectId: string
  readonly communityId: string | null
  readonly audience: Audience
  readonly data: z.input<Data>
}

export interface EmitContext {
  readonly actorId: string | null
  readonly correlationId: string
  readonly causationId?: string | null
  readonly now: Date
  readonly traceparent?: string | null
}

/** An event whose data was found to fit its definition. */
export interface CheckedEvent extends Omit<NewEvent, 'data'> {
  readonly data: unknown
}

/** Throws when the data doesn't fit the definition (a mistake in the program, not in the input). */
export const checkEvent = <Data extends z.ZodType>(event: NewEvent<Data>): CheckedEvent => ({
  ...event,
  data: event.definition.data.parse(event.data),
})

/** Writes events in the caller's transaction, in one statement and in their order: they happen if and only if it commits. */
export const emitAll = async (
  tx: Transaction,
  context: EmitContext,
  events: readonly CheckedEvent[],
): Promise<void> => {
  if (events.length === 0) return
  const rows = events.map(({ definition, subjectId, communityId, audience, data }) => ({
    id: newId(),
    type: definition.type,
    subjectId,
    communityId,
    audience,
    data,
  }))
  await tx.$executeRaw`
    INSERT INTO event_log (id, type, subject_id, community_id, audience, actor_id, correlation_id, causation_id,
                           traceparent, data, occurred_at)
    SELECT (event->>'id')::uuid, event->>'type', (event->>'subjectId')::uuid, (event->>'communityId')::uuid,
           event->>'audience', ${context.actorId}::uuid, ${context.correlationId}::uuid,
           ${context.causationId ?? null}::uuid, ${context.traceparent ?? null}, event->'data', ${context.now}
      FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) WITH ORDINALITY AS told (event, place)
     ORDER BY place`
}

/** One event, written at once. */
export const emit = <Data extends z.ZodType>(
  tx: Transaction,
  context: EmitContext,
  event: NewEvent<Data>,
): Promise<void> => emitAll(tx, context, [checkEvent(event)])
