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

/**
 * Writes an event in the caller's transaction: it happens if and only if the transaction commits.
 * Throws when the data doesn't fit the definition (a mistake in the program, not in the input).
 */
export const emit = async <Data extends z.ZodType>(
  tx: Transaction,
  context: EmitContext,
  event: NewEvent<Data>,
): Promise<void> => {
  const data = JSON.stringify(event.definition.data.parse(event.data))
  await tx.$executeRaw`
    INSERT INTO event_log (id, type, subject_id, community_id, audience, actor_id, correlation_id, causation_id,
                           traceparent, data, occurred_at)
    VALUES (${newId()}::uuid, ${event.definition.type}, ${event.subjectId}::uuid, ${event.communityId}::uuid,
            ${event.audience}, ${context.actorId}::uuid, ${context.correlationId}::uuid,
            ${context.causationId ?? null}::uuid, ${context.traceparent ?? null}, ${data}::jsonb, ${context.now})`
}
