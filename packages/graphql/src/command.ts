import {
  checkEvent,
  emitAll,
  eventRows,
  insertAtOnce,
  transact,
  type CheckedEvent,
  type NewEvent,
  type NewRows,
} from '@ama/bus'
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

interface Named {
  readonly name: string
  readonly commandId?: string | null | undefined
}

interface Key {
  readonly memberId: string
  readonly commandId: string
  readonly name: string
  readonly now: Date
}

/** Who does it, when, and the key under which it is done once; refuses while the database or the bus is gone. */
const begin = (context: Context, { name, commandId: given }: Named) => {
  const actor = requireActor(context)
  const { hub } = context
  if (!hub.available()) throw unavailable()
  const commandId = given ?? null
  if (commandId !== null && !isId(commandId)) throw invalid('commandId', 'Le commandId doit être un UUID.')
  const now = hub.clock.now()
  const { memberId } = actor
  const key: Key | null = commandId === null ? null : { memberId, commandId, name, now }
  return { actor, now, key, emitting: { actorId: memberId, correlationId: context.requestId, now } }
}

const timed = <Result>({ name }: Named, work: Promise<Result>): Promise<Result> => {
  const stop = commandSeconds.startTimer({ command: name })
  work.then(
    () => stop({ outcome: 'accepted' }),
    (error: unknown) => stop({ outcome: refusalOf(error) ? 'refused' : 'failed' }),
  )
  return work
}

/**
 * Runs a command: one short transaction in which rows and events are written together. `run` gives the id of
 * what it made or changed, or throws a Refusal and nothing is written. The same `commandId` again, by the same
 * member, gives the first id and has no second effect, also when both arrive at once.
 */
export const command = async (
  context: Context,
  deed: Named,
  run: (tx: Transaction, deed: Deed) => Promise<string>,
): Promise<string> => {
  const { actor, now, key, emitting } = begin(context, deed)
  const write = transact(context.hub.database, async (tx) => {
    const told: CheckedEvent[] = []
    const work = () => run(tx, { actor, now, emit: async (event) => void told.push(checkEvent(event)) })
    const id = await (key === null ? work() : once(tx, key, work))
    // Together and last: others may wait for rows that this transaction holds, and each statement keeps them waiting.
    await emitAll(tx, emitting, told)
    return { id, told }
  })
  const { id, told } = await timed(deed, write)
  context.wrote(aboutWhom(told))
  return id
}

/** What a command writes that decides without locking anything. */
export interface Writing<Made> {
  /** Of what it makes. */
  readonly id: string
  readonly made: Made
  readonly rows: readonly NewRows[]
  readonly events: readonly NewEvent[]
}

/**
 * Runs a command that only adds rows: `decide` says which, or throws a Refusal, and one statement writes them with
 * their events. As `command` otherwise. `made` is null when the same `commandId` had been accepted before.
 */
export const commandAtOnce = async <Made>(
  context: Context,
  deed: Named,
  decide: (deed: Omit<Deed, 'emit'>) => Promise<Writing<Made>>,
): Promise<{ id: string; made: Made | null }> => {
  const { actor, now, key, emitting } = begin(context, deed)
  const { database } = context.hub
  const write = async () => {
    try {
      const { id, made, rows, events } = await decide({ actor, now })
      const told = eventRows(emitting, events.map(checkEvent))
      const written = await insertAtOnce(database, { once: key && commandRows(key, id), into: rows, events: told })
      context.wrote(aboutWhom(events))
      return written || !key ? { id, made } : { id: await firstAnswer(database.prisma, key), made: null }
    } catch (error) {
      // What was accepted once is no longer judged.
      const before = key && refusalOf(error) ? await findFirst(database.prisma, key).catch(() => null) : null
      if (before) return { id: before, made: null }
      throw error
    }
  }
  return timed(deed, write())
}

const aboutWhom = (events: readonly Pick<NewEvent, 'communityId'>[]) => events.map(({ communityId }) => communityId)

const commandRows = ({ memberId, commandId, name, now }: Key, resultId: string): NewRows => ({
  table: 'command',
  rows: [{ member_id: memberId, command_id: commandId, name, result_id: resultId, created_at: now }],
})

/** The answer of the first attempt; null when there was none. */
const findFirst = async (tx: Transaction, { memberId, commandId, name }: Key): Promise<string | null> => {
  const first = await tx.command.findUnique({ where: { memberId_commandId: { memberId, commandId } } })
  if (first && first.name !== name) throw conflict('Ce commandId a déjà servi à une autre action.')
  return first?.resultId ?? null
}

const firstAnswer = async (tx: Transaction, key: Key): Promise<string> => {
  const first = await findFirst(tx, key)
  if (first === null) throw new Error('A command that was there is gone')
  return first
}

/** The row of the first attempt makes a second one wait for it, then take its answer. */
const once = async (tx: Transaction, key: Key, work: () => Promise<string>): Promise<string> => {
  const { memberId, commandId, name, now } = key
  const taken = await tx.$executeRaw`
    INSERT INTO command (member_id, command_id, name, result_id, created_at)
    VALUES (${memberId}::uuid, ${commandId}::uuid, ${name}, ${commandId}::uuid, ${now})
    ON CONFLICT (member_id, command_id) DO NOTHING`
  if (taken === 0) return firstAnswer(tx, key)
  const resultId = await work()
  await tx.$executeRaw`
    UPDATE command SET result_id = ${resultId}::uuid
     WHERE member_id = ${memberId}::uuid AND command_id = ${commandId}::uuid`
  return resultId
}
