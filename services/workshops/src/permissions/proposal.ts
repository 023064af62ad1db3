import { isNetworkReferent } from '@ama/kernel'
import type { Person } from './workshop.ts'

interface ProposalFacts {
  readonly authorId: string
  readonly state: string
}

/** The plan is the network's: whoever has a part in it, a partner too, reads, proposes, supports and amends. */
export const mayTakePart = (actor: Person): boolean => actor.roles.length > 0

/** Its author while nothing is decided, and the network referent. */
export const mayEditProposal = (actor: Person, { authorId, state }: ProposalFacts): boolean =>
  isNetworkReferent(actor) || (authorId === actor.memberId && state === 'PROPOSED')

/** Who accepts an amendment accepts the text: who may change it. */
export const mayDecideAmendment = mayEditProposal

/** What becomes of it is decided with the partners, and written down by the network referent. */
export const maySetProposalState = (actor: Person): boolean => isNetworkReferent(actor)
