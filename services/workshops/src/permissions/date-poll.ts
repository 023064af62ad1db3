import type { Prisma } from '@ama/database'
import { belongsTo, communitiesOf, isNetworkReferent } from '@ama/kernel'
import type { Person } from './workshop.ts'

interface DatePollFacts {
  readonly createdById: string
  readonly communities: readonly { readonly communityId: string }[]
}

/** The members of the communities that are asked; they answer too. */
export const mayReadDatePoll = (actor: Person, { communities }: Pick<DatePollFacts, 'communities'>): boolean =>
  isNetworkReferent(actor) || communities.some(({ communityId }) => belongsTo(actor, communityId))

/** The same, for the database. */
export const readableDatePolls = (actor: Person): Prisma.DatePollWhereInput =>
  isNetworkReferent(actor) ? {} : { communities: { some: { communityId: { in: [...communitiesOf(actor)] } } } }

/** Who asked, and the network referent; planning from it closes it too. */
export const mayCloseDatePoll = (actor: Person, poll: DatePollFacts): boolean =>
  isNetworkReferent(actor) || (poll.createdById === actor.memberId && mayReadDatePoll(actor, poll))
