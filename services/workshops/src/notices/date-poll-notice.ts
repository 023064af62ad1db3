import { encodeNodeId } from '@ama/graphql'
import { timeZone } from '@ama/kernel'
import { defineNotice, type NoticeKind } from '@ama/notices'
import { z } from 'zod'
import { mayReadDatePoll } from '../permissions/date-poll.ts'
import { bestSlot } from '../rules/best-slot.ts'

const about = z.object({ datePollId: z.uuid() })

interface Both {
  readonly fr: string
  readonly en: string
}

interface Facts {
  /** Day and hour in the Landes until which one answers. */
  readonly until: string
  /** The date that suits most; null: none suits anybody. */
  readonly best: string | null
}

const datePollNotice = (notice: {
  readonly kind: string
  readonly label: Both
  readonly because: Both
  /** `{}` stands for the poll. */
  readonly title: Both
  readonly text: { readonly fr: (facts: Facts) => string; readonly en: (facts: Facts) => string }
  readonly button: Both
}): NoticeKind<z.infer<typeof about>> =>
  defineNotice({
    kind: notice.kind,
    urgent: false,
    label: notice.label,
    because: notice.because,
    about,
    write: async ({ database }, notices) => {
      const [polls, members] = await Promise.all([
        database.prisma.datePoll.findMany({
          where: { id: { in: notices.map((each) => each.about.datePollId) } },
          include: { communities: true, slots: { include: { answers: true } } },
        }),
        database.prisma.member.findMany({
          where: { id: { in: notices.map(({ memberId }) => memberId) } },
          include: { roles: { where: { endedAt: null } } },
        }),
      ])
      return notices.map(({ memberId, locale, about: { datePollId } }) => {
        const poll = polls.find(({ id }) => id === datePollId)
        const roles = members.find(({ id }) => id === memberId)?.roles
        if (!poll || !roles || !mayReadDatePoll({ memberId, roles }, poll)) return null
        const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone })
        const best = bestSlot(poll.slots)
        const facts = { until: moment.format(poll.closesAt), best: best && moment.format(best.startsAt) }
        return {
          title: notice.title[locale].replace('{}', () => poll.title),
          text: notice.text[locale](facts),
          path: `/sondages/${encodeNodeId('DatePoll', poll.id)}`,
          button: notice.button[locale],
        }
      })
    },
  })

export const datePollToAnswer = datePollNotice({
  kind: 'DATE_POLL_OPENED',
  label: { fr: 'On cherche une date dans ma communauté', en: 'A date is looked for in my community' },
  because: { fr: 'vous êtes membre de cette communauté', en: 'you are a member of this community' },
  title: { fr: 'Quelle date vous convient ? {}', en: 'Which date suits you? {}' },
  text: {
    fr: ({ until }) => `Dites quelles dates vous conviennent, avant ${until}.`,
    en: ({ until }) => `Say which dates suit you, before ${until}.`,
  },
  button: { fr: 'Répondre', en: 'Answer' },
})

export const datePollOver = datePollNotice({
  kind: 'DATE_POLL_CLOSED',
  label: { fr: 'Mon sondage de dates est fermé', en: 'My date poll is closed' },
  because: { fr: 'vous avez ouvert ce sondage', en: 'you opened this poll' },
  title: { fr: 'Sondage fermé : {}', en: 'Poll closed: {}' },
  text: {
    fr: ({ best }) =>
      best ? `La date qui convient le mieux : ${best}.` : 'Aucune des dates ne convient à qui que ce soit.',
    en: ({ best }) => (best ? `The date that suits most: ${best}.` : 'None of the dates suits anybody.'),
  },
  button: { fr: 'Prévoir la rencontre', en: 'Plan the meeting' },
})
