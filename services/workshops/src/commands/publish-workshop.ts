import { workshopPublished } from '@ama/events'
import type { Transaction } from '@ama/database'
import { command, type Context, type Deed } from '@ama/graphql'
import { accepted, conflict } from '@ama/kernel'
import { checkAhead } from '../rules/check-workshop.ts'
import { lockAsOrganiser, type FoundWorkshop } from './find-workshop.ts'
import { tellOfPlanned } from './settle-date-poll.ts'
import { tellCommunities } from './tell-communities.ts'

export interface PublishWorkshop {
  readonly workshopId: string
  readonly commandId?: string | null | undefined
}

/** Shows a locked draft to everybody it is open to. */
export const publish = async (tx: Transaction, workshop: FoundWorkshop, { now, emit }: Deed): Promise<void> => {
  accepted(checkAhead(workshop.startsAt, now) ?? 'ahead')
  await tx.workshop.update({
    where: { id: workshop.id },
    data: { state: 'PUBLISHED', publishedAt: now, updatedAt: now, version: { increment: 1 } },
  })
  const { id: workshopId, sequence } = workshop
  await tellCommunities(emit, { ...workshop, publishedAt: now }, workshopPublished, { workshopId, sequence })
  await tellOfPlanned(tx, workshopId, { emit })
}

/** Everybody it is open to sees it and may register; gives the workshop's id. */
export const publishWorkshop = (context: Context, input: PublishWorkshop): Promise<string> =>
  command(context, { name: 'publish-workshop', commandId: input.commandId }, async (tx, deed) => {
    const workshop = await lockAsOrganiser(tx, deed.actor, input.workshopId, 'la publier')
    if (workshop.state === 'PUBLISHED') return workshop.id
    if (workshop.state === 'CANCELLED') throw conflict('Cette rencontre est annulée : prévoyez-en une autre.')
    await publish(tx, workshop, deed)
    return workshop.id
  })
