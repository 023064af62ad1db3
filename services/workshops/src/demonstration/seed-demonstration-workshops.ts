import { emit, transact } from '@ama/bus'
import type { Database, Transaction } from '@ama/database'
import { workshopPublished } from '@ama/events'
import { inParis, newId, type Clock, type Temporal } from '@ama/kernel'
import { placeFor } from '../rules/place-for.ts'
import { writeDemonstrationPoll } from './write-demonstration-poll.ts'
import { demonstrationWorkshops, type WorkshopText } from './demonstration-workshops.ts'

export interface Cast {
  readonly communityId: string
  readonly communeCode: string | null
  readonly organiserId: string
  readonly members: readonly { readonly id: string; readonly establishmentId: string | null }[]
}

/**
 * A few invented workshops to come for each demonstration community, with registrations of its demonstration
 * members. Only where a community has none. The members must be there.
 */
export const seedDemonstrationWorkshops = async (database: Database, clock: Clock): Promise<void> => {
  const idle = { demonstration: true, workshops: { none: {} } }
  if ((await database.prisma.community.count({ where: idle })) === 0) return
  await transact(
    database,
    async (tx) => {
      // A second process that starts at the same time waits, then finds nothing to do.
      await tx.$queryRaw`SELECT 1 FROM community WHERE demonstration ORDER BY id FOR NO KEY UPDATE`
      for (const { id } of await tx.community.findMany({ where: idle, orderBy: { slug: 'asc' } })) {
        const cast = await castOf(tx, id)
        if (!cast) continue
        for (const text of demonstrationWorkshops) await writeWorkshop(tx, text, cast, clock.now())
        await writeDemonstrationPoll(tx, cast, clock.now())
      }
    },
    { timeout: 60_000 },
  )
}

const castOf = async (tx: Transaction, communityId: string): Promise<Cast | null> => {
  const held = await tx.heldRole.findMany({
    where: { communityId, endedAt: null, member: { demonstration: true } },
    include: { member: { include: { establishment: true } } },
    orderBy: { member: { email: 'asc' } },
  })
  const manager = held.find(({ role }) => role === 'MANAGER')
  if (!manager) return null
  const members = [...new Map(held.map(({ member }) => [member.id, member])).values()]
  return {
    communityId,
    communeCode: manager.member.establishment?.communeCode ?? null,
    organiserId: manager.memberId,
    members: members.filter(({ id }) => id !== manager.memberId),
  }
}

/** Days to put it off by, so that none of its dates is at the weekend. */
const daysToWeekdays = (today: Temporal.ZonedDateTime, { dates }: WorkshopText): number => {
  const fits = (delay: number) => dates.every(({ inDays }) => today.add({ days: inDays + delay }).dayOfWeek <= 5)
  return [0, 1, 2, 3, 4].find(fits) ?? 0
}

interface Held {
  readonly workshopId: string
  readonly held: NonNullable<WorkshopText['held']>
  readonly cast: Cast
  readonly now: Date
}

/** Minutes and decisions of one that is over; nobody is told of what was long ago. */
const writeOutcomes = async (tx: Transaction, { workshopId, held, cast, now }: Held): Promise<void> => {
  const by = cast.organiserId
  await tx.minutes.create({
    data: {
      workshopId,
      body: held.minutes,
      publishedAt: now,
      updatedAt: now,
      updatedById: by,
      revisions: { create: { version: 1, body: held.minutes, authorId: by, savedAt: now } },
    },
  })
  for (const { text, dueInDays } of held.decisions) {
    const decisionId = newId()
    const written = { workshopId, createdById: by, createdAt: now }
    await tx.decision.create({ data: { id: decisionId, text, ...written } })
    if (dueInDays === null) continue
    const dueOn = new Date(`${inParis(now).add({ days: dueInDays }).toPlainDate().toString()}T00:00:00Z`)
    await tx.task.create({ data: { id: newId(), decisionId, title: text, assigneeId: by, dueOn, ...written } })
  }
}

const writeWorkshop = async (tx: Transaction, text: WorkshopText, cast: Cast, now: Date): Promise<void> => {
  const { kind, title, description, address, seats, seatsPerEstablishment, comers, held } = text
  const today = inParis(now).startOfDay()
  const delay = daysToWeekdays(today, text)
  const dates = text.dates.map(({ inDays, from, until }) => {
    const day = today.add({ days: inDays + delay })
    const at = (hour: number) => new Date(day.with({ hour }).epochMilliseconds)
    return { id: newId(), startsAt: at(from), endsAt: at(until) }
  })
  const [first, last] = [dates[0], dates.at(-1)]
  if (!first || !last) return
  const id = newId()
  const counters = { seats, seatsPerEstablishment, seatsTaken: 0, waitingCount: 0 }
  const registrations = cast.members.slice(0, comers).map(({ id: memberId, establishmentId }, index, all) => {
    const before = all.slice(0, index).filter((other) => other.establishmentId === establishmentId)
    const state = placeFor(counters, { id: establishmentId, held: before.length })
    if (state === 'REGISTERED') counters.seatsTaken += 1
    else counters.waitingCount += 1
    const queueNumber = state === 'WAITING' ? counters.waitingCount : null
    const times = { createdAt: now, updatedAt: now }
    if (held) {
      const absent = index === Math.min(comers, all.length) - 1
      const marked = { mark: absent ? ('EXCUSED' as const) : ('PRESENT' as const), markedById: cast.organiserId }
      const attendance = dates.map(({ id: dateId, startsAt }) => ({ dateId, ...marked, markedAt: startsAt }))
      const after = { state: absent ? ('EXCUSED' as const) : ('ATTENDED' as const), queueNumber: null, ...times }
      const who = { memberId, establishmentId, registeredById: memberId }
      return { id: newId(), ...who, ...after, attendance: { create: attendance } }
    }
    return { id: newId(), memberId, establishmentId, registeredById: memberId, state, queueNumber, ...times }
  })
  await tx.workshop.create({
    data: {
      id,
      kind,
      state: 'PUBLISHED',
      title,
      description,
      roles: [],
      // Meetings are announced to everybody; workshops of managers are not.
      publicListing: kind === 'MEETING',
      startsAt: first.startsAt,
      endsAt: last.endsAt,
      communeCode: cast.communeCode,
      address,
      ...counters,
      nextQueueNumber: counters.waitingCount + 1,
      publishedAt: now,
      createdById: cast.organiserId,
      createdAt: now,
      updatedAt: now,
      dates: { create: dates },
      communities: { create: { communityId: cast.communityId, rank: 0 } },
      organisers: { create: { memberId: cast.organiserId } },
      registrations: { create: registrations },
    },
  })
  if (held) return writeOutcomes(tx, { workshopId: id, held, cast, now })
  await emit(
    tx,
    { actorId: cast.organiserId, correlationId: newId(), now },
    {
      definition: workshopPublished,
      subjectId: id,
      communityId: cast.communityId,
      audience: 'community',
      data: { workshopId: id, sequence: 0 },
    },
  )
}
