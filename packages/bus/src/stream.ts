import type { Envelope } from '@ama/events'
import type { Reaction } from './reactions/reaction.ts'

export interface Stoppable {
  stop(): Promise<void>
}

/** Handles one delivery. Resolves once its outcome is recorded in the database; rejects when it must come again. */
export type Handler = (event: Envelope) => Promise<void>

/** How placed events travel from the relay to whoever reads them. */
export interface Stream {
  readonly kind: 'log' | 'nats'
  /** Resolves when the stream has them all, in this order. Publishing an event again does no harm. */
  publish(events: readonly Envelope[]): Promise<void>
  /** Brings a reaction every event that it listens to at least once, from the beginning of the log. */
  consume(reaction: Reaction, handler: Handler): Promise<Stoppable>
  /** Every event placed after this resolves, in order of position, without gap or double, whatever breaks between. */
  tail(onEvents: (events: readonly Envelope[]) => void): Promise<Stoppable>
  /** False while events can't travel. */
  healthy(): boolean
  close(): Promise<void>
}
