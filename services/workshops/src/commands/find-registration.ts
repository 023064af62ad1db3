import type { Registration, Transaction } from '@ama/database'
import { forbidden, notFound, type Actor } from '@ama/kernel'
import { mayCancelRegistration, mayRead } from '../permissions/workshop.ts'
import { withPeople, type FoundWorkshop } from './find-workshop.ts'

const unknown = () => notFound('Cette inscription n’existe pas ou n’existe plus.')

/** A registration with its workshop, locked: one's own, one that one made, or one of a workshop that one organises. */
export const lockRegistration = async (
  tx: Transaction,
  actor: Actor,
  registrationId: string,
): Promise<{ readonly registration: Registration; readonly workshop: FoundWorkshop }> => {
  const found = await tx.registration.findUnique({ where: { id: registrationId }, select: { workshopId: true } })
  if (!found) throw unknown()
  await tx.$queryRaw`SELECT 1 FROM workshop WHERE id = ${found.workshopId}::uuid FOR UPDATE`
  const workshop = await tx.workshop.findUniqueOrThrow({ where: { id: found.workshopId }, include: withPeople })
  const registration = await tx.registration.findUniqueOrThrow({ where: { id: registrationId } })
  // Who left the community may still give his or her own seat back.
  if (!mayCancelRegistration(actor, workshop, registration)) {
    throw mayRead(actor, workshop) ? forbidden('Cette inscription est celle de quelqu’un d’autre.') : unknown()
  }
  return { registration, workshop }
}
