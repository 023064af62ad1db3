import type { Prisma, RegistrationState } from '@ama/database'
import { encodeNodeId } from '@ama/graphql'
import { inParis, timeZone } from '@ama/kernel'
import ical, { ICalCalendarMethod, ICalEventStatus, type ICalEventData } from 'ical-generator'
import { parisTimeZone } from './paris-time-zone.ts'

/** What a calendar says of a workshop. */
export const withDates = {
  commune: true,
  dates: { orderBy: [{ startsAt: 'asc' }, { id: 'asc' }], include: { commune: true } },
} satisfies Prisma.WorkshopInclude

export type CalendarWorkshop = Prisma.WorkshopGetPayload<{ include: typeof withDates }>

/** A workshop in somebody's calendar. */
export interface CalendarEntry {
  readonly workshop: CalendarWorkshop
  /** The reader's own place; null: none. */
  readonly place: RegistrationState | null
  /** The link of the video conference is for who has a seat, and organisers. */
  readonly showVideo: boolean
}

const words = {
  fr: {
    cancelled: 'Annulé',
    waiting: 'Vous êtes en liste d’attente.',
    offered: 'Une place vous est proposée.',
    video: 'Visioconférence',
  },
  en: {
    cancelled: 'Cancelled',
    waiting: 'You are on the waiting list.',
    offered: 'A seat is offered to you.',
    video: 'Video conference',
  },
}

const placeOf = (own: CalendarWorkshop['dates'][number], workshop: CalendarWorkshop): string =>
  [own.address ?? workshop.address, (own.commune ?? workshop.commune)?.name].filter(Boolean).join(', ')

/**
 * A calendar (RFC 5545) with one event for each date. An event keeps its UID whatever changes, SEQUENCE rises with
 * each change of time or place, and a cancelled workshop stays, as CANCELLED, so that programs take it over.
 */
export const workshopCalendar = (
  entries: readonly CalendarEntry[],
  options: { readonly name: string; readonly origin: string; readonly locale: string; readonly cancels?: boolean },
): string => {
  const say = options.locale === 'en' ? words.en : words.fr
  const eventsOf = ({ workshop, place, showVideo }: CalendarEntry): ICalEventData[] =>
    workshop.dates.map((date) => {
      const cancelled = workshop.state === 'CANCELLED'
      const url = `${options.origin}/ateliers/${encodeNodeId('Workshop', workshop.id)}`
      const waits = place === 'WAITING' ? say.waiting : place === 'OFFERED' ? say.offered : null
      const video = showVideo && workshop.videoUrl ? `${say.video} : ${workshop.videoUrl}` : null
      const told = [cancelled ? workshop.cancelReason : waits, workshop.description, workshop.access, video, url]
      return {
        id: `${date.id}@ama-hub`,
        sequence: workshop.sequence,
        start: inParis(date.startsAt),
        end: inParis(date.endsAt),
        timezone: timeZone,
        stamp: workshop.updatedAt,
        lastModified: workshop.updatedAt,
        summary: cancelled ? `${say.cancelled} : ${workshop.title}` : workshop.title,
        location: placeOf(date, workshop) || null,
        description: told.filter(Boolean).join('\n\n'),
        url,
        status: cancelled ? ICalEventStatus.CANCELLED : waits ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      }
    })
  return ical({
    name: options.name,
    method: options.cancels ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Communautés AMA', product: 'Hub', language: options.locale.toUpperCase() },
    // Named by each event: named here, stamps would be written in it too, and they must be in UTC.
    timezone: { name: null, generator: () => parisTimeZone },
    // Seconds between two looks of a program that subscribed.
    ttl: 3_600,
    events: entries.flatMap(eventsOf),
  }).toString()
}
