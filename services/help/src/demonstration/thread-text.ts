import type { Role } from '@ama/kernel'

export interface AnswerText {
  /** Hours after the question. */
  readonly after: number
  /** Who rather answers; anybody of the community when nobody holds the role. */
  readonly by?: Role
  /** From a member of another community; only in threads open to the network. */
  readonly fromElsewhere?: true
  readonly body: string
}

/** An invented thread, as its community's members might have written it. Never about a person who is accompanied. */
export interface ThreadText {
  readonly title: string
  readonly topics: readonly string[]
  readonly body: string
  /** Who rather asks; a manager when absent. */
  readonly by?: Role
  /** Days before the seed is sown, at least 1. */
  readonly daysAgo: number
  /** Time of day, UTC. */
  readonly time: `${number}:${number}`
  readonly openToNetwork?: true
  readonly answers?: readonly AnswerText[]
  /** Index of the answer that solved it. */
  readonly solvedBy?: number
}
