import { checkEvent, emitAll, type CheckedEvent, type NewEvent } from '@ama/bus'
import type { Transaction } from '@ama/database'
import { conflict, invalid, isId, unavailable, type Actor } from '@ama/kernel'
import { commandSeconds } from './command-seconds.ts'
import { requireActor, type Context } from './hub.ts'
import { refusalOf } from './refusal-of.ts'

/** What a command works with, inside its transaction. */
export interface Deed {
  readonly actor: Actor
  readonly now: Date
  readonly emit: (event: NewEvent) => Promise<void>
}

/**
 * Runs a command: one short transaction in which rows and events are written together. `run` gives the id of
 * what it made or changed, or throws a Refusal and nothing is written. The same `commandId` again, by the same
 * member, gives the first id and has no second effect, also when both arrive at once.
 */
export const command = async (
  context: Context,
  deed: { name: string; commandId?: string | null | undefined },
  run: (tx: Transaction, deed: Deed) => Promise<string>,
): Promise<string> => {
  const actor = requireActor(context)
  const { hub } = context
  if (!hub.available()) throw unavailable()
  const commandId = deed.commandId ?? null
  if (commandId !== null && !isId(commandId)) throw invalid('commandId', 'Le commandId doit être un UUID.')
  const now = hub.clock.now()
  const emitting = { actorId: actor.memberId, correlationId: context.requestId, now }
  const stop = commandSeconds.startTimer({ command: deed.name })
  const written = hub.database.prisma.$transaction(async (tx) => {
    const told: CheckedEvent[] = []
    const work = () => run(tx, { actor, now, emit: async (event) => void told.push(checkEvent(event)) })
    const id = await (commandId === null
      ? work()
      : once(tx, { memberId: actor.memberId, commandId, name: deed.name, now }, work))
    // Together and last: others may wait for rows that this transaction holds, and each statement keeps them waiting.
    await emitAll(tx, emitting, told)
    return id
  })
  written.then(
    () => stop({ outcome: 'accepted' }),
    (error: unknown) => stop({ outcome: refusalOf(error) ? 'refused' : 'failed' }),
  )
  return written
}

/** The row of the first attempt makes a second one wait for it, then take its answer. */
const once = async (
  tx: Transaction,
  key: { memberId: string; commandId: string; name: string; now: Date },
  work: () => Promise<string>,
): Promise<string> => {
  const { memberId, commandId, name, now } = key
  const taken = await tx.$executeRaw`
    INSERT INTO command (member_id, command_id, name, result_id, created_at)
    VALUES (${memberId}::uuid, ${commandId}::uuid, ${name}, ${commandId}::uuid, ${now})
    ON CONFLICT (member_id, command_id) DO NOTHING`
  if (taken === 0) {
    const first = await tx.command.findUniqueOrThrow({ where: { memberId_commandId: { memberId, commandId } } })
    if (first.name !== name) throw conflict('Ce commandId a déjà servi à une autre action.')
    return first.resultId
  }
  const resultId = await work()
  await tx.$executeRaw`
    UPDATE command SET result_id = ${resultId}::uuid
     WHERE member_id = ${memberId}::uuid AND command_id = ${commandId}::uuid`
  return resultId
}
