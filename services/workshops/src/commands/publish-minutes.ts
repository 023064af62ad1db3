import { minutesPublished } from '@ama/events'
import { command, type Context } from '@ama/graphql'
import { conflict, invalid } from '@ama/kernel'
import { lockAsOrganiser } from './find-workshop.ts'
import { tellCommunities } from './tell-communities.ts'

export interface PublishMinutes {
  readonly workshopId: string
  readonly commandId?: string | null | undefined
}

/** Everybody who may see the workshop may read them from now on; once. Gives the workshop's id. */
export const publishMinutes = (context: Context, input: PublishMinutes): Promise<string> =>
  command(context, { name: 'publish-minutes', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const workshop = await lockAsOrganiser(tx, actor, input.workshopId, 'publier son compte rendu')
    const workshopId = workshop.id
    if (workshop.publishedAt === null) {
      throw conflict('Cette rencontre est encore un brouillon : publiez-la avant son compte rendu.')
    }
    const minutes = await tx.minutes.findUnique({ where: { workshopId } })
    if (!minutes || minutes.body.trim() === '') {
      throw invalid('body', 'Ce compte rendu est vide : écrivez-le avant de le publier.')
    }
    if (minutes.publishedAt !== null) return workshopId
    await tx.minutes.update({ where: { workshopId }, data: { publishedAt: now } })
    await tellCommunities(emit, workshop, minutesPublished, { workshopId })
    return workshopId
  })
