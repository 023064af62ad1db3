import type { Database } from '@ama/database'
import type { Area } from '@ama/graphql'
import './graphql/calendar-feed.ts'
import './graphql/minutes-mutations.ts'
import './graphql/registration-mutations.ts'
import './graphql/workshop-lists.ts'
import './graphql/workshop-mutations.ts'
import './graphql/workshop-people.ts'
import { freeSeatsWhenRoleEnded } from './reactions/free-seats-when-role-ended.ts'
import { tellOfMoves } from './reactions/tell-of-moves.ts'
import { tellOfSeats } from './reactions/tell-of-seats.ts'
import { calendars } from './routes/calendars.ts'
import { expireOffers } from './rounds/expire-offers.ts'
import { remind } from './rounds/remind.ts'

export { seedDemonstrationWorkshops } from './demonstration/seed-demonstration-workshops.ts'
export { WorkshopNode } from './graphql/workshop.ts'

/** What this area keeps about a member. */
const personalData = async ({ prisma }: Database, memberId: string) => ({
  planned: await prisma.workshop.findMany({
    where: { createdById: memberId },
    select: { title: true, state: true, startsAt: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  }),
  registrations: await prisma.registration.findMany({
    where: { memberId },
    select: { state: true, createdAt: true, updatedAt: true, workshop: { select: { title: true, startsAt: true } } },
    orderBy: { createdAt: 'asc' },
  }),
  calendarFeeds: await prisma.calendarFeed.findMany({
    where: { memberId },
    select: { scope: true, createdAt: true, community: { select: { name: true } } },
    orderBy: { createdAt: 'asc' },
  }),
  minutes: await prisma.minutesRevision.findMany({
    where: { authorId: memberId },
    select: { body: true, savedAt: true, minutes: { select: { workshop: { select: { title: true } } } } },
    orderBy: { savedAt: 'asc' },
  }),
})

export const workshops: Area = {
  name: 'workshops',
  reactions: [freeSeatsWhenRoleEnded, tellOfSeats, tellOfMoves],
  rounds: [expireOffers, remind],
  routes: [calendars],
  personalData,
}
