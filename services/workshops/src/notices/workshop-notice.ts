import { encodeNodeId } from '@ama/graphql'
import { timeZone } from '@ama/kernel'
import { defineNotice, type NoticeKind } from '@ama/notices'
import { z } from 'zod'
import { workshopCalendar, withDates, type CalendarWorkshop } from '../calendar/workshop-calendar.ts'
import { withPeople } from '../commands/find-workshop.ts'
import { mayRead } from '../permissions/workshop.ts'

const about = z.object({ workshopId: z.uuid() })

interface Both {
  readonly fr: string
  readonly en: string
}

/** What a text is made of. */
interface Facts {
  readonly title: string
  /** Day and hour in the Landes, as the reader's language writes them. */
  readonly when: string
  readonly reason: string
}

const whenOf = ({ startsAt }: { startsAt: Date }, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(startsAt)

/** A notice about one workshop, which leads to its page. */
export const workshopNotice = (notice: {
  readonly kind: string
  readonly urgent?: boolean
  readonly label: Both
  readonly because: Both
  readonly title: { readonly fr: (facts: Facts) => string; readonly en: (facts: Facts) => string }
  readonly text: { readonly fr: (facts: Facts) => string; readonly en: (facts: Facts) => string }
  readonly button: Both
  /** The appointment that the mail brings: to be taken over, or to be struck out. */
  readonly calendar?: 'PUBLISH' | 'CANCEL'
}): NoticeKind<z.infer<typeof about>> => {
  const calendarOf = (workshop: CalendarWorkshop, showVideo: boolean, locale: string, origin: string) =>
    notice.calendar && {
      icalEvent: {
        method: notice.calendar,
        filename: 'rencontre.ics',
        content: workshopCalendar([{ workshop, place: null, showVideo }], {
          name: workshop.title,
          origin,
          locale,
          cancels: notice.calendar === 'CANCEL',
        }),
      },
    }
  return defineNotice({
    kind: notice.kind,
    urgent: notice.urgent ?? false,
    label: notice.label,
    because: notice.because,
    about,
    write: async ({ database, origin }, notices) => {
      const [workshops, members] = await Promise.all([
        database.prisma.workshop.findMany({
          where: { id: { in: notices.map((each) => each.about.workshopId) } },
          include: { ...withPeople, ...withDates },
        }),
        database.prisma.member.findMany({
          where: { id: { in: notices.map(({ memberId }) => memberId) } },
          include: { roles: { where: { endedAt: null } } },
        }),
      ])
      const people = new Map(members.map(({ id, roles }) => [id, { memberId: id, roles }]))
      return notices.map(({ memberId, locale, about: { workshopId } }) => {
        const workshop = workshops.find(({ id }) => id === workshopId)
        const person = people.get(memberId)
        if (!workshop || !person || !mayRead(person, workshop)) return null
        const facts = { title: workshop.title, when: whenOf(workshop, locale), reason: workshop.cancelReason ?? '' }
        return {
          title: notice.title[locale](facts),
          text: notice.text[locale](facts),
          path: `/ateliers/${encodeNodeId('Workshop', workshop.id)}`,
          button: notice.button[locale],
          ...calendarOf(workshop, notice.kind === 'SEAT_TAKEN', locale, origin),
        }
      })
    },
  })
}
