import { workshopEdited } from '@ama/events'
import { command, type Context } from '@ama/graphql'
import { conflict, forbidden } from '@ama/kernel'
import { mayRead } from '../permissions/workshop.ts'
import { lockAsOrganiser } from './find-workshop.ts'
import { findPerson } from './person.ts'
import { tellCommunities } from './tell-communities.ts'

interface ChangeOrganiser {
  readonly workshopId: string
  readonly memberId: string
  readonly commandId?: string | null | undefined
}

/** Somebody more who prepares it, checks in and writes the minutes; gives the workshop's id. */
export const addOrganiser = (context: Context, input: ChangeOrganiser): Promise<string> =>
  command(context, { name: 'add-organiser', commandId: input.commandId }, async (tx, { actor, emit }) => {
    const workshop = await lockAsOrganiser(tx, actor, input.workshopId, 'y ajouter quelqu’un')
    const person = await findPerson(tx, input.memberId)
    if (!mayRead(person, { ...workshop, publishedAt: workshop.publishedAt ?? workshop.createdAt })) {
      throw forbidden('Cette personne n’est membre d’aucune des communautés de cette rencontre.')
    }
    const data = { workshopId: workshop.id, memberId: person.memberId }
    await tx.workshopOrganiser.createMany({ data: [data], skipDuplicates: true })
    await tellCommunities(emit, workshop, workshopEdited, { workshopId: workshop.id })
    return workshop.id
  })

/** Never the last one; gives the workshop's id. */
export const removeOrganiser = (context: Context, input: ChangeOrganiser): Promise<string> =>
  command(context, { name: 'remove-organiser', commandId: input.commandId }, async (tx, { actor, emit }) => {
    const workshop = await lockAsOrganiser(tx, actor, input.workshopId, 'en retirer quelqu’un')
    if (!workshop.organisers.some(({ memberId }) => memberId === input.memberId)) return workshop.id
    if (workshop.organisers.length === 1) {
      throw conflict('Une rencontre garde au moins une personne qui l’organise : ajoutez-en une autre d’abord.')
    }
    await tx.workshopOrganiser.deleteMany({ where: { workshopId: workshop.id, memberId: input.memberId } })
    await tellCommunities(emit, workshop, workshopEdited, { workshopId: workshop.id })
    return workshop.id
  })
