import type { Transaction } from '@ama/database'
import { minutesEdited } from '@ama/events'
import { command, type Context } from '@ama/graphql'
import { conflict, invalid } from '@ama/kernel'
import { lockAsOrganiser } from './find-workshop.ts'
import { tellCommunities } from './tell-communities.ts'

export interface SaveMinutes {
  readonly workshopId: string
  /** The version that was read; 0: there were none yet. */
  readonly version: number
  readonly body: string
  readonly commandId?: string | null | undefined
}

const longest = 100_000
/** Milliseconds within which saves of one author are one revision. */
const oneSitting = 10 * 60 * 1000

interface Revision {
  readonly workshopId: string
  readonly version: number
  readonly body: string
  readonly authorId: string
  readonly savedAt: Date
}

const keepRevision = async (tx: Transaction, revision: Revision): Promise<void> => {
  const { workshopId, authorId, savedAt } = revision
  const last = await tx.minutesRevision.findFirst({ where: { workshopId }, orderBy: { version: 'desc' } })
  if (last?.authorId === authorId && savedAt.getTime() - last.savedAt.getTime() < oneSitting) {
    await tx.minutesRevision.update({
      where: { workshopId_version: { workshopId, version: last.version } },
      data: revision,
    })
  } else await tx.minutesRevision.create({ data: revision })
}

/** Saves the minutes as a whole, if nobody else has since they were read; otherwise a conflict, and nothing is written. */
export const saveMinutes = (context: Context, input: SaveMinutes): Promise<string> =>
  command(context, { name: 'save-minutes', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const workshop = await lockAsOrganiser(tx, actor, input.workshopId, 'écrire son compte rendu')
    const workshopId = workshop.id
    const body = input.body.replaceAll('\u0000', '')
    if (body.length > longest) throw invalid('body', 'Ce compte rendu est trop long : 100 000 caractères au plus.')
    const before = await tx.minutes.findUnique({ where: { workshopId } })
    if ((before?.version ?? 0) !== input.version) {
      throw conflict('Quelqu’un d’autre a enregistré ce compte rendu entre-temps : comparez les deux textes.')
    }
    if (before && before.publishedAt !== null && body.trim() === '') {
      throw invalid('body', 'Ce compte rendu est publié : il ne peut pas être vidé.')
    }
    if (before?.body === body) return workshopId
    const version = input.version + 1
    const saved = { body, version, updatedAt: now, updatedById: actor.memberId }
    await tx.minutes.upsert({ where: { workshopId }, create: { workshopId, ...saved }, update: saved })
    await keepRevision(tx, { workshopId, version, body, authorId: actor.memberId, savedAt: now })
    await tellCommunities(emit, workshop, minutesEdited, { workshopId, version })
    return workshopId
  })
