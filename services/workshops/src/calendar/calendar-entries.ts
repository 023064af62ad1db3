import type { Database, Prisma } from '@ama/database'
import { mayOrganise, readableWorkshops, type Person } from '../permissions/workshop.ts'
import { withDates, type CalendarEntry } from './workshop-calendar.ts'

/** Those that were published and are not long over. */
const shown = (now: Date): Prisma.WorkshopWhereInput => ({
  publishedAt: { not: null },
  endsAt: { gt: new Date(now.getTime() - 365 * 86_400_000) },
})

const inOrder = [{ startsAt: 'asc' }, { id: 'asc' }] satisfies Prisma.WorkshopOrderByWithRelationInput[]
/** More than the network plans in years. */
const most = 2_000

/** What a member's calendar shows, by today's rights. */
export const memberEntries = async (
  { prisma }: Database,
  person: Person,
  which: Prisma.WorkshopWhereInput,
  now: Date,
): Promise<CalendarEntry[]> => {
  const rows = await prisma.workshop.findMany({
    where: { AND: [shown(now), readableWorkshops(person), which] },
    include: {
      ...withDates,
      organisers: true,
      registrations: { where: { memberId: person.memberId, state: { not: 'CANCELLED' } } },
    },
    orderBy: inOrder,
    take: most,
  })
  return rows.map(({ organisers, registrations, ...workshop }) => {
    const place = registrations[0]?.state ?? null
    const seated = place !== null && place !== 'WAITING' && place !== 'OFFERED'
    return { workshop, place, showVideo: seated || mayOrganise(person, { organisers }) }
  })
}

/** Where the member has a place or waits for one, or that he or she organises. */
export const ownWorkshops = (memberId: string): Prisma.WorkshopWhereInput => ({
  OR: [{ organisers: { some: { memberId } } }, { registrations: { some: { memberId, state: { not: 'CANCELLED' } } } }],
})

export const ofCommunity = (communityId: string): Prisma.WorkshopWhereInput => ({
  communities: { some: { communityId } },
})

/** What everybody may see, without account. */
export const publicEntries = async (
  { prisma }: Database,
  which: Prisma.WorkshopWhereInput,
  now: Date,
): Promise<CalendarEntry[]> => {
  const rows = await prisma.workshop.findMany({
    where: { AND: [shown(now), { publicListing: true }, which] },
    include: withDates,
    orderBy: inOrder,
    take: most,
  })
  return rows.map((workshop) => ({ workshop, place: null, showVideo: false }))
}
