import { command, type Context } from '@ama/graphql'
import { conflict, forbidden } from '@ama/kernel'
import { mayAnswerOffer } from '../permissions/workshop.ts'
import { lockRegistration } from './find-registration.ts'
import { changeSeat, releaseSeat } from './seats.ts'

export interface AnswerSeatOffer {
  readonly registrationId: string
  readonly accept: boolean
  readonly commandId?: string | null | undefined
}

/** Takes the seat offered, or lets it go on to the next; gives the registration's id. */
export const answerSeatOffer = (context: Context, input: AnswerSeatOffer): Promise<string> =>
  command(context, { name: 'answer-seat-offer', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const { registration, workshop } = await lockRegistration(tx, actor, input.registrationId)
    if (!mayAnswerOffer(actor, registration)) {
      throw forbidden('Cette place est proposée à quelqu’un d’autre, qui répondra.')
    }
    if (registration.state !== 'OFFERED' || registration.offerExpiresAt === null) {
      throw conflict('Aucune place ne vous est proposée en ce moment : rechargez la page pour voir où vous en êtes.')
    }
    if (workshop.state === 'CANCELLED') throw conflict('Cette rencontre est annulée.')
    if (registration.offerExpiresAt <= now) {
      throw conflict('Le délai de réponse est passé : la place est proposée à la personne suivante.')
    }
    if (input.accept) {
      const change = { registration, to: 'REGISTERED', cause: 'ACCEPTED', seats: 0, waiting: 0 } as const
      await changeSeat(tx, workshop, change, { now, emit })
    } else {
      await releaseSeat(tx, workshop, registration, 'DECLINED', { now, emit })
    }
    return registration.id
  })
