import { command, type Context } from '@ama/graphql'
import { conflict, forbidden, invalid } from '@ama/kernel'
import { mayTellSatisfaction } from '../permissions/outcomes.ts'
import { findWorkshop } from './find-workshop.ts'

export interface AnswerSatisfaction {
  readonly workshopId: string
  /** Marks from 1 to 5. */
  readonly useful: number
  readonly organised: number
  readonly recommend: number
  readonly commandId?: string | null | undefined
}

/** Three marks from 1 to 5, once, and nobody's: nothing ties them to who gave them. Gives the workshop's id. */
export const answerSatisfaction = (context: Context, input: AnswerSatisfaction): Promise<string> =>
  command(context, { name: 'answer-satisfaction', commandId: input.commandId }, async (tx, { actor, now }) => {
    const workshop = await findWorkshop(tx, actor, input.workshopId)
    const workshopId = workshop.id
    const { memberId } = actor
    const registration = await tx.registration.findUnique({
      where: { workshopId_memberId: { workshopId, memberId } },
    })
    if (!mayTellSatisfaction(registration, workshop, now)) {
      throw forbidden('Cette question se pose aux personnes qui ont participé, une fois la rencontre terminée.')
    }
    const { useful, organised, recommend } = input
    for (const [field, mark] of Object.entries({ useful, organised, recommend })) {
      if (!Number.isInteger(mark) || mark < 1 || mark > 5) throw invalid(field, 'Donnez une note de 1 à 5.')
    }
    const ticket = await tx.satisfactionTicket.createMany({ data: [{ workshopId, memberId }], skipDuplicates: true })
    if (ticket.count === 0) throw conflict('Vous avez déjà répondu : merci.')
    await tx.satisfactionAnswer.create({ data: { workshopId, useful, organised, recommend } })
    return workshopId
  })
