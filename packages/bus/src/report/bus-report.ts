import type { Database } from '@ama/database'
import type { Reaction } from '../reactions/reaction.ts'
import type { Stream } from '../stream.ts'
import { type DeadLetterReport, reportDeadLetters } from './report-dead-letters.ts'
import { type ReactionReport, reportReaction } from './report-reaction.ts'
import { type RelayReport, reportRelay } from './report-relay.ts'

/** How events fare: what `hub doctor` shows. */
export interface BusReport {
  readonly stream: { readonly kind: 'log' | 'nats'; readonly healthy: boolean }
  readonly relay: RelayReport
  readonly reactions: readonly ReactionReport[]
  /** Those not replayed yet, newest first, at most 100. */
  readonly deadLetters: readonly DeadLetterReport[]
}

export const busReport = async (
  database: Database,
  stream: Pick<Stream, 'kind' | 'healthy'>,
  reactions: readonly Reaction[],
): Promise<BusReport> => ({
  stream: { kind: stream.kind, healthy: stream.healthy() },
  relay: await reportRelay(database),
  reactions: await Promise.all(reactions.map((reaction) => reportReaction(database, reaction))),
  deadLetters: await reportDeadLetters(database),
})
