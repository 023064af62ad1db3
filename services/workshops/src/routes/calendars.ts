import type { Database } from '@ama/database'
import { idOf, type Route, type RouteAnswer, type RouteRequest } from '@ama/graphql'
import { notFound, unauthenticated } from '@ama/kernel'
import { createHash } from 'node:crypto'
import { findWorkshop } from '../commands/find-workshop.ts'
import { findPerson } from '../commands/person.ts'
import { memberEntries, ofCommunity, ownWorkshops, publicEntries } from '../calendar/calendar-entries.ts'
import { workshopCalendar, type CalendarEntry } from '../calendar/workshop-calendar.ts'

const unknown = () => notFound('Ce calendrier n’existe pas ou n’existe plus : prenez sa nouvelle adresse dans le hub.')

const names = {
  fr: { mine: 'Mes rencontres AMA', network: 'Rencontres AMA des Landes' },
  en: { mine: 'My AMA meetings', network: 'AMA meetings in the Landes' },
}

const answer = (
  { hub }: RouteRequest,
  entries: readonly CalendarEntry[],
  { name, locale = 'fr', fileName }: { name: string; locale?: string; fileName?: string },
): RouteAnswer => {
  const body = workshopCalendar(entries, { name, locale, origin: hub.configuration.origin })
  return {
    status: 200,
    type: 'text/calendar; charset=utf-8',
    body,
    // Programs that follow a calendar ask every hour; almost always nothing changed.
    etag: `"${createHash('sha256').update(body).digest('base64url')}"`,
    ...(fileName ? { fileName } : {}),
  }
}

const findCommunity = async ({ prisma }: Database, slug: string) => {
  const community = await prisma.community.findUnique({ where: { slug } })
  if (!community) throw unknown()
  return community
}

const publicCalendar = async (request: RouteRequest, slug: string | null): Promise<RouteAnswer> => {
  const { database, clock } = request.hub
  const community = slug === null ? null : await findCommunity(database, slug)
  const which = community ? ofCommunity(community.id) : {}
  const name = community ? `AMA ${community.name}` : names.fr.network
  return answer(request, await publicEntries(database, which, clock.now()), { name })
}

/** One workshop, to be put into a calendar once; for who may read it. */
const oneWorkshop = async (request: RouteRequest, nodeId: string): Promise<RouteAnswer> => {
  const { database, clock } = request.hub
  const viewer = await request.viewer()
  if (!viewer) throw unauthenticated()
  const id = idOf('Workshop', nodeId, 'workshopId')
  const { title } = await database.prisma.$transaction((tx) => findWorkshop(tx, viewer, id))
  const entries = await memberEntries(database, viewer, { id }, clock.now())
  return answer(request, entries, { name: title, fileName: 'rencontre.ics' })
}

/** By its secret: what its owner may see today. */
const secretFeed = async (request: RouteRequest, secret: string): Promise<RouteAnswer> => {
  const { database, clock } = request.hub
  const feed = await database.prisma.calendarFeed.findUnique({
    where: { secret },
    include: { member: true, community: true },
  })
  if (!feed) throw unknown()
  const person = await database.prisma.$transaction((tx) => findPerson(tx, feed.memberId))
  const which =
    feed.scope === 'MINE' ? ownWorkshops(feed.memberId) : feed.communityId ? ofCommunity(feed.communityId) : {}
  const { locale } = feed.member
  const say = locale === 'en' ? names.en : names.fr
  const name = feed.scope === 'MINE' ? say.mine : feed.community ? `AMA ${feed.community.name}` : say.network
  return answer(request, await memberEntries(database, person, which, clock.now()), { name, locale })
}

/** `/calendars/<secret>.ics`, `/calendars/public.ics`, `/calendars/public/<slug>.ics`, `/calendars/workshop/<id>.ics`. */
export const calendars: Route = {
  prefix: '/calendars/',
  answer: (request) => {
    const [, path = ''] = /^(.+)\.ics$/.exec(request.rest) ?? []
    const [kind = '', rest, ...more] = path.split('/')
    if (path === '' || more.length > 0) throw unknown()
    if (kind === 'public') return publicCalendar(request, rest ?? null)
    if (kind === 'workshop' && rest !== undefined) return oneWorkshop(request, rest)
    if (rest !== undefined || !/^[\w-]{43}$/.test(kind)) throw unknown()
    return secretFeed(request, kind)
  },
}
