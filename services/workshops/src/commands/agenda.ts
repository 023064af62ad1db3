import type { AgendaPoint, AgendaPointState, Transaction } from '@ama/database'
import { agendaEdited } from '@ama/events'
import { command, type Context, type Deed } from '@ama/graphql'
import { accepted, belongsTo, conflict, forbidden, invalid, newId, notFound, type Actor } from '@ama/kernel'
import { mayProposePoint, mayReadPoint, mayWithdrawPoint } from '../permissions/agenda.ts'
import { mayOrganise } from '../permissions/workshop.ts'
import { checkText } from '../rules/check-outcome.ts'
import { lockAsOrganiser, lockWorkshop, type FoundWorkshop } from './find-workshop.ts'
import { tellCommunities } from './tell-communities.ts'

interface Once {
  readonly commandId?: string | null | undefined
}

/** More than any meeting gets through. */
const most = 50

const tell = (workshop: FoundWorkshop, { emit }: Pick<Deed, 'emit'>): Promise<void> =>
  tellCommunities(emit, workshop, agendaEdited, { workshopId: workshop.id })

const checkMinutes = (minutes: number | null): number | null => {
  if (minutes === null || (Number.isInteger(minutes) && minutes >= 1 && minutes <= 600)) return minutes
  throw invalid('minutes', 'La durée va de 1 à 600 minutes ; laissez vide si vous ne savez pas.')
}

/**
 * A thread that the proposer may read, of one of the communities or open to all, and not solved yet. Nobody solves it
 * before the point stands there: what follows from that sees the point.
 */
const checkThread = async (tx: Transaction, actor: Actor, workshop: FoundWorkshop, threadId: string): Promise<void> => {
  await tx.$queryRaw`SELECT 1 FROM thread WHERE id = ${threadId}::uuid FOR SHARE`
  const thread = await tx.thread.findUnique({ where: { id: threadId } })
  if (!thread || !(thread.openToNetwork || belongsTo(actor, thread.communityId))) {
    throw notFound('Ce fil n’existe pas, ou n’est pas ouvert à vous.')
  }
  if (!thread.openToNetwork && !workshop.communities.some(({ communityId }) => communityId === thread.communityId)) {
    throw invalid('threadId', 'Ce fil est d’une autre communauté : ses participants ne pourraient pas le lire.')
  }
  if (thread.solvedAt) throw conflict('Ce fil est déjà résolu.')
  if ((await tx.agendaPoint.count({ where: { workshopId: workshop.id, threadId } })) > 0) {
    throw conflict('Ce fil est déjà à l’ordre du jour.')
  }
}

const nextPosition = async (tx: Transaction, workshopId: string): Promise<number> => {
  const { _max } = await tx.agendaPoint.aggregate({ where: { workshopId }, _max: { position: true } })
  return (_max.position ?? 0) + 1
}

/** A point to talk about; an organiser's is accepted at once. Gives the workshop's id. */
export const proposeAgendaPoint = (
  context: Context,
  input: Once & {
    readonly workshopId: string
    readonly title: string
    readonly threadId: string | null
    readonly minutes: number | null
  },
): Promise<string> =>
  command(context, { name: 'propose-agenda-point', commandId: input.commandId }, async (tx, deed) => {
    const { actor, now } = deed
    const workshop = await lockWorkshop(tx, actor, input.workshopId)
    if (!mayProposePoint(actor, workshop, now)) throw conflict('L’ordre du jour de cette rencontre est clos.')
    const title = accepted(checkText('title', input.title, 160))
    const minutes = checkMinutes(input.minutes)
    const { id: workshopId } = workshop
    if ((await tx.agendaPoint.count({ where: { workshopId } })) >= most) {
      throw conflict(`Un ordre du jour a au plus ${most} points.`)
    }
    if (input.threadId !== null) await checkThread(tx, actor, workshop, input.threadId)
    const state = mayOrganise(actor, workshop) ? 'ACCEPTED' : 'PROPOSED'
    const position = await nextPosition(tx, workshopId)
    const { threadId } = input
    await tx.agendaPoint.create({
      data: {
        id: newId(),
        workshopId,
        title,
        threadId,
        minutes,
        state,
        position,
        proposedById: actor.memberId,
        createdAt: now,
      },
    })
    await tell(workshop, deed)
    return workshopId
  })

/** The point and its workshop, locked. A point that one may not read is as unknown as one that does not exist. */
const lockPoint = async (
  tx: Transaction,
  actor: Actor,
  agendaPointId: string,
): Promise<{ point: AgendaPoint; workshop: FoundWorkshop }> => {
  const unknown = () => notFound('Ce point n’est plus à l’ordre du jour.')
  const found = await tx.agendaPoint.findUnique({ where: { id: agendaPointId } })
  if (!found) throw unknown()
  const workshop = await lockWorkshop(tx, actor, found.workshopId)
  const point = await tx.agendaPoint.findUnique({ where: { id: agendaPointId } })
  if (!point || !mayReadPoint(actor, workshop, point)) throw unknown()
  return { point, workshop }
}

/** What organisers change of a point; gives the workshop's id. */
export const editAgendaPoint = (
  context: Context,
  input: Once & {
    readonly agendaPointId: string
    readonly title?: string | null | undefined
    /** null: not said any more. */
    readonly minutes?: number | null | undefined
    readonly state?: AgendaPointState | null | undefined
  },
): Promise<string> =>
  command(context, { name: 'edit-agenda-point', commandId: input.commandId }, async (tx, deed) => {
    const { point, workshop } = await lockPoint(tx, deed.actor, input.agendaPointId)
    if (!mayOrganise(deed.actor, workshop)) {
      throw forbidden('Seules les personnes qui organisent cette rencontre décident de son ordre du jour.')
    }
    const state = input.state ?? point.state
    const becomesAccepted = state === 'ACCEPTED' && point.state !== 'ACCEPTED'
    await tx.agendaPoint.update({
      where: { id: point.id },
      data: {
        title: input.title ? accepted(checkText('title', input.title, 160)) : point.title,
        minutes: input.minutes === undefined ? point.minutes : checkMinutes(input.minutes),
        state,
        position: becomesAccepted ? await nextPosition(tx, workshop.id) : point.position,
      },
    })
    await tell(workshop, deed)
    return workshop.id
  })

/** The accepted points, all of them, in the order in which they are talked about; gives the workshop's id. */
export const orderAgenda = (
  context: Context,
  input: Once & { readonly workshopId: string; readonly agendaPointIds: readonly string[] },
): Promise<string> =>
  command(context, { name: 'order-agenda', commandId: input.commandId }, async (tx, deed) => {
    const workshop = await lockAsOrganiser(tx, deed.actor, input.workshopId, 'ordonner ses points')
    const points = await tx.agendaPoint.findMany({ where: { workshopId: workshop.id, state: 'ACCEPTED' } })
    const ordered = new Set(input.agendaPointIds)
    if (ordered.size !== points.length || points.some(({ id }) => !ordered.has(id))) {
      throw conflict('L’ordre du jour a changé entre-temps : relisez-le, puis ordonnez-le de nouveau.')
    }
    for (const [index, id] of [...ordered].entries()) {
      await tx.agendaPoint.update({ where: { id }, data: { position: index + 1 } })
    }
    await tell(workshop, deed)
    return workshop.id
  })

/** Takes a point back; gives the workshop's id. */
export const withdrawAgendaPoint = (
  context: Context,
  input: Once & { readonly agendaPointId: string },
): Promise<string> =>
  command(context, { name: 'withdraw-agenda-point', commandId: input.commandId }, async (tx, deed) => {
    const { point, workshop } = await lockPoint(tx, deed.actor, input.agendaPointId)
    if (!mayWithdrawPoint(deed.actor, workshop, point)) {
      throw forbidden('Ce point se retire par la personne qui l’a proposé, ou par qui organise la rencontre.')
    }
    await tx.agendaPoint.delete({ where: { id: point.id } })
    await tell(workshop, deed)
    return workshop.id
  })
