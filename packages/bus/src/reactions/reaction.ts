import type { Prisma, Transaction } from '@ama/database'
import type { Envelope, EventDefinition } from '@ama/events'
import type { z } from 'zod'
import type { NewEvent } from '../log/emit.ts'

export interface ReactionContext {
  readonly now: Date
  /** Tells what the reaction changed, in the same transaction; correlation and cause are those of the event. */
  emit<Data extends z.ZodType>(event: NewEvent<Data>): Promise<void>
}

/** Something that happened, and what its effect may use. */
export interface Heard {
  readonly event: Envelope
  readonly context: ReactionContext
}

/**
 * For how many milliseconds an event waits for others, and for how many at most, before a reaction handles them: each
 * handling is a transaction, which costs nearly as much for one event as for twenty, and holds back the place in the
 * log of what the relay is to place meanwhile.
 */
interface Gathering {
  readonly ms: number
  readonly most: number
}

/** The effect of each event, one after the other, in one transaction with the inbox rows of all. */
export interface EachByItself {
  apply(tx: Transaction, heard: readonly Heard[]): Promise<void>
}

/**
 * One statement that is the effect of several events. It tells nothing, so nobody waits for it, and as a part of the
 * statement that writes the inbox rows it holds nothing back. It counts the events in `entered (event_id)` alone: the
 * others had their effect before.
 */
export interface ByStatement<Event = Envelope> {
  statement(events: readonly Event[]): Prisma.Sql
}

/** What an area does when something happened, there or elsewhere. Applied once per event, in one transaction. */
export interface Reaction {
  /** Kebab-case, unique, never changed: progress is remembered under this name. */
  readonly name: string
  readonly area: string
  readonly on: readonly EventDefinition[]
  readonly gathers: Gathering
  readonly effect: EachByItself | ByStatement
}

type Effect<Data> =
  | { apply(tx: Transaction, event: Envelope & { readonly data: Data }, context: ReactionContext): Promise<void> }
  | ByStatement<Envelope & { readonly data: Data }>

/**
 * Defines a reaction; its effect receives the data read and brought to the version that the definition describes.
 * A new reaction starts from the beginning of the log: what it keeps is complete from its first day.
 * It must not rely on the order of events (a retried one comes later) nor reach outside the database.
 */
export const defineReaction = <const Datas extends readonly unknown[]>(
  reaction: {
    name: string
    area: string
    on: { readonly [Index in keyof Datas]: EventDefinition<z.ZodType<Datas[Index]>> }
  } & Effect<Datas[number]>,
): Reaction => {
  const on: readonly EventDefinition<z.ZodType<Datas[number]>>[] = reaction.on
  const read = (event: Envelope) => {
    const definition = on.find((heard) => event.type.startsWith(`${nameOf(heard)}.v`))
    return definition ? [{ ...event, data: definition.read(event) }] : []
  }
  const { name, area } = reaction
  if ('statement' in reaction) {
    const statement = (events: readonly Envelope[]) => reaction.statement(events.flatMap(read))
    return { name, area, on, gathers: gathersMany, effect: { statement } }
  }
  const apply = async (tx: Transaction, heard: readonly Heard[]) => {
    for (const { event, context } of heard) {
      for (const known of read(event)) await reaction.apply(tx, known, context)
    }
  }
  return { name, area, on, gathers: gathersFew, effect: { apply } }
}

const gathersFew: Gathering = { ms: 100, most: 20 }
const gathersMany: Gathering = { ms: 1_000, most: 50 }

const nameOf = (definition: EventDefinition): string => `hub.${definition.area}.${definition.name}`

/** What the reaction listens to, without versions: it hears all of them. `hub.help.thread-asked` */
export const namesHeard = (reaction: Reaction): string[] => [...new Set(reaction.on.map(nameOf))]

/** The events that the reaction listens to, as a condition on event_log. */
export const heardBy = (reaction: Reaction): Prisma.EventWhereInput => ({
  OR: namesHeard(reaction).map((name) => ({ type: { startsWith: `${name}.v` } })),
})
