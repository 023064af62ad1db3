import { workshopCancelled } from '@ama/events'
import { command, type Context } from '@ama/graphql'
import { conflict, invalid } from '@ama/kernel'
import { lockAsOrganiser } from './find-workshop.ts'
import { tellCommunities } from './tell-communities.ts'

export interface CancelWorkshop {
  readonly workshopId: string
  readonly reason: string
  readonly commandId?: string | null | undefined
}

/**
 * It does not take place; the reason is shown to everybody concerned. Registrations stay as they were, so that it can
 * be seen who was to come; nothing can be offered or answered any more. Gives the workshop's id.
 */
export const cancelWorkshop = (context: Context, input: CancelWorkshop): Promise<string> =>
  command(context, { name: 'cancel-workshop', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const workshop = await lockAsOrganiser(tx, actor, input.workshopId, 'l’annuler')
    if (workshop.state === 'CANCELLED') return workshop.id
    if (workshop.endsAt <= now) throw conflict('Cette rencontre a déjà eu lieu : elle ne s’annule plus.')
    const reason = input.reason.replaceAll('\u0000', '').trim()
    if (reason === '' || reason.length > 1_000) {
      throw invalid('reason', 'Dites pourquoi, en 1 000 caractères au plus : les personnes inscrites le liront.')
    }
    // What was offered is no longer to be had.
    await tx.registration.updateMany({
      where: { workshopId: workshop.id, state: 'OFFERED' },
      data: { state: 'WAITING', offeredAt: null, offerExpiresAt: null, revision: { increment: 1 }, updatedAt: now },
    })
    const offered = await tx.registration.count({ where: { workshopId: workshop.id, state: 'WAITING' } })
    const sequence = workshop.sequence + 1
    await tx.workshop.update({
      where: { id: workshop.id },
      data: {
        state: 'CANCELLED',
        cancelledAt: now,
        cancelReason: reason,
        sequence,
        version: { increment: 1 },
        seatsTaken: workshop.seatsTaken - (offered - workshop.waitingCount),
        waitingCount: offered,
        updatedAt: now,
      },
    })
    await tellCommunities(emit, workshop, workshopCancelled, { workshopId: workshop.id, sequence })
    return workshop.id
  })
