import { command, type Context } from '@ama/graphql'
import { conflict } from '@ama/kernel'
import { lockRegistration } from './find-registration.ts'
import { releaseSeat } from './seats.ts'

export interface CancelRegistration {
  readonly registrationId: string
  readonly commandId?: string | null | undefined
}

/** Gives the seat, or the place in the waiting list, back; gives the registration's id. */
export const cancelRegistration = (context: Context, input: CancelRegistration): Promise<string> =>
  command(context, { name: 'cancel-registration', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const { registration, workshop } = await lockRegistration(tx, actor, input.registrationId)
    if (registration.state === 'CANCELLED') return registration.id
    if (workshop.endsAt <= now || !['REGISTERED', 'WAITING', 'OFFERED'].includes(registration.state)) {
      throw conflict('Cette rencontre a déjà eu lieu : l’inscription ne s’annule plus.')
    }
    await releaseSeat(tx, workshop, registration, 'CANCELLED', { now, emit })
    return registration.id
  })
