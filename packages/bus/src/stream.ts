import type { Envelope } from '@ama/events'
import type { Reaction } from './reactions/reaction.ts'

export interface Stoppable {
  stop(): Promise<void>
}

/**
 * Handles deliveries that came together, no more than the reaction gathers. Resolves once the outcome of each is
 * recorded in the database; rejects when one must come again: then all do, and those that are settled are known.
 */
export type Handler = (events: readonly Envelope[]) => Promise<void>

/** How placed events travel from the relay to whoever reads them. */
export interface Stream {
  readonly kind: 'log' | 'nats'
  /** Resolves when the stream has them all, in this order. Publishing an event again does no harm. */
  publish(events: readonly Envelope[]): Promise<void>
  /** The last event of this log that the stream has where it keeps events itself; null: none, or that can't be told. */
  last(): Promise<Envelope | null>
  /** Brings a reaction every event that it listens to at least once, from the beginning of the log. */
  consume(reaction: Reaction, handler: Handler): Promise<Stoppable>
  /** Every event placed after this resolves, in order of position, without gap or double, whatever breaks between. */
  tail(onEvents: (events: readonly Envelope[]) => void): Promise<Stoppable>
  /** False while events can't travel. */
  healthy(): boolean
  close(): Promise<void>
}
