import type { Transaction } from '@ama/database'
import type { Audience, EventDefinition } from '@ama/events'
import { newUnsortedId } from '@ama/kernel'
import type { z } from 'zod'
import type { NewRows } from './insert-at-once.ts'
import { noteEmitted } from './transact.ts'

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

/** Events as rows of the log. */
export const eventRows = (context: EmitContext, events: readonly CheckedEvent[]): NewRows['rows'] =>
  events.map(({ definition, subjectId, communityId, audience, data }) => ({
    id: newUnsortedId(),
    type: definition.type,
    subject_id: subjectId,
    community_id: communityId,
    audience,
    actor_id: context.actorId,
    correlation_id: context.correlationId,
    causation_id: context.causationId ?? null,
    traceparent: context.traceparent ?? null,
    data,
    occurred_at: context.now,
  }))

/**
 * Writes events in the caller's transaction, one of `transact`, by one statement and in their order: they happen if and
 * only if it commits.
 */
export const emitAll = async (
  tx: Transaction,
  context: EmitContext,
  events: readonly CheckedEvent[],
): Promise<void> => {
  if (events.length === 0) return
  noteEmitted(tx)
  const rows = eventRows(context, events)
  await tx.$executeRaw`
    INSERT INTO event_log (id, type, subject_id, community_id, audience, actor_id, correlation_id, causation_id,
                           traceparent, data, occurred_at)
    SELECT id, type, subject_id, community_id, audience, actor_id, correlation_id, causation_id,
           traceparent, data, occurred_at
      FROM jsonb_populate_recordset(NULL::event_log, ${JSON.stringify(rows)}::jsonb)`
}

/** One event, written at once. */
export const emit = <Data extends z.ZodType>(
  tx: Transaction,
  context: EmitContext,
  event: NewEvent<Data>,
): Promise<void> => emitAll(tx, context, [checkEvent(event)])
