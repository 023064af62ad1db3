import type { Database } from '@ama/database'
import type { Area } from '@ama/graphql'
import './graphql/agenda.ts'
import './graphql/attendance.ts'
import './graphql/calendar-feed.ts'
import './graphql/date-poll-mutations.ts'
import './graphql/minutes-mutations.ts'
import './graphql/outcome-mutations.ts'
import './graphql/proposal-mutations.ts'
import './graphql/registration-mutations.ts'
import './graphql/satisfaction.ts'
import './graphql/series.ts'
import './graphql/workshop-lists.ts'
import './graphql/workshop-mutations.ts'
import './graphql/workshop-people.ts'
import { freeSeatsWhenRoleEnded } from './reactions/free-seats-when-role-ended.ts'
import { noteSolvedThreads } from './reactions/note-solved-threads-on-agendas.ts'
import { tellOfDatePolls } from './reactions/tell-of-date-polls.ts'
import { tellOfMoves } from './reactions/tell-of-moves.ts'
import { tellOfMinutes } from './reactions/tell-of-minutes.ts'
import { tellOfSeats } from './reactions/tell-of-seats.ts'
import { tellOfTasks } from './reactions/tell-of-tasks.ts'
import { tellOfWorkshops } from './reactions/tell-of-workshops.ts'
import { calendars } from './routes/calendars.ts'
import { sheets } from './routes/sheets.ts'
import { closeDatePolls } from './rounds/close-date-polls.ts'
import { expireOffers } from './rounds/expire-offers.ts'
import { askForSatisfaction } from './rounds/ask-for-satisfaction.ts'
import { remind } from './rounds/remind.ts'
import { remindOfTasks } from './rounds/remind-of-tasks.ts'

export { seedDemonstrationWorkshops } from './demonstration/seed-demonstration-workshops.ts'
export { DatePollNode } from './graphql/date-poll.ts'
export { ProposalNode } from './graphql/proposal.ts'
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
  tasks: await prisma.task.findMany({
    where: { assigneeId: memberId },
    select: { title: true, dueOn: true, doneAt: true, workshop: { select: { title: true } } },
    orderBy: { createdAt: 'asc' },
  }),
  proposals: await prisma.proposal.findMany({
    where: { authorId: memberId },
    select: { title: true, body: true, theme: true, state: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  }),
  amendments: await prisma.amendment.findMany({
    where: { authorId: memberId },
    select: { body: true, reason: true, state: true, createdAt: true, proposal: { select: { title: true } } },
    orderBy: { createdAt: 'asc' },
  }),
  supports: await prisma.proposalSupport.findMany({
    where: { memberId },
    select: { createdAt: true, proposal: { select: { title: true } } },
    orderBy: { createdAt: 'asc' },
  }),
  datePolls: await prisma.datePoll.findMany({
    where: { createdById: memberId },
    select: { title: true, description: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  }),
  datePollAnswers: await prisma.pollAnswer.findMany({
    where: { memberId },
    select: {
      choice: true,
      answeredAt: true,
      slot: { select: { startsAt: true, datePoll: { select: { title: true } } } },
    },
    orderBy: { answeredAt: 'asc' },
  }),
  agendaPoints: await prisma.agendaPoint.findMany({
    where: { proposedById: memberId },
    select: { title: true, state: true, createdAt: true, workshop: { select: { title: true } } },
    orderBy: { createdAt: 'asc' },
  }),
  attendance: await prisma.attendance.findMany({
    where: { registration: { memberId } },
    select: { mark: true, markedAt: true, date: { select: { startsAt: true, workshop: { select: { title: true } } } } },
    orderBy: { markedAt: 'asc' },
  }),
})

export const workshops: Area = {
  name: 'workshops',
  reactions: [
    freeSeatsWhenRoleEnded,
    noteSolvedThreads,
    tellOfDatePolls,
    tellOfMinutes,
    tellOfMoves,
    tellOfSeats,
    tellOfTasks,
    tellOfWorkshops,
  ],
  rounds: [expireOffers, closeDatePolls, remind, remindOfTasks, askForSatisfaction],
  routes: [calendars, sheets],
  personalData,
}
