import type { PollChoice, Transaction } from '@ama/database'
import { inParis, newId } from '@ama/kernel'
import type { Cast } from './seed-demonstration-workshops.ts'

/** What the members answer, in turn, to the three dates; the last ones have not answered yet. */
const answers: readonly (readonly PollChoice[])[] = [
  ['YES', 'YES', 'NO'],
  ['NO', 'YES', 'IF_NEED_BE'],
]

/** One date that is looked for in a demonstration community, with answers of some of its members. Nobody is told. */
export const writeDemonstrationPoll = async (tx: Transaction, cast: Cast, now: Date): Promise<void> => {
  const today = inParis(now).startOfDay()
  const monday = today.add({ days: 22 - today.dayOfWeek })
  const at = (days: number, hour: number) => new Date(monday.add({ days }).with({ hour }).epochMilliseconds)
  const slots = [
    { id: newId(), startsAt: at(1, 9), endsAt: at(1, 12) },
    { id: newId(), startsAt: at(3, 14), endsAt: at(3, 17) },
    { id: newId(), startsAt: at(4, 9), endsAt: at(4, 12) },
  ]
  await tx.datePoll.create({
    data: {
      id: newId(),
      kind: 'MEETING',
      title: 'Préparer ensemble l’accueil des stagiaires',
      description: 'Une demi-journée pour partager nos livrets d’accueil et nos calendriers de stage.',
      closesAt: new Date(today.add({ days: 10 }).with({ hour: 20 }).epochMilliseconds),
      createdById: cast.organiserId,
      createdAt: now,
      communities: { create: { communityId: cast.communityId, rank: 0 } },
      slots: { create: slots },
    },
  })
  for (const [index, choices] of answers.entries()) {
    const memberId = cast.members[index]?.id
    if (!memberId) return
    await tx.pollAnswer.createMany({
      data: choices.flatMap((choice, slot) => {
        const slotId = slots[slot]?.id
        return slotId ? [{ slotId, memberId, choice, answeredAt: now }] : []
      }),
    })
  }
}
