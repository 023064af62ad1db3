import type { Prisma, Transaction } from '@ama/database'
import { forbidden, notFound, type Actor } from '@ama/kernel'
import { mayOrganise, mayRead, type WorkshopFacts } from '../permissions/workshop.ts'

/** What every decision about a workshop looks at. */
export const withPeople = {
  communities: { orderBy: { rank: 'asc' } },
  organisers: true,
} satisfies Prisma.WorkshopInclude

export type FoundWorkshop = Prisma.WorkshopGetPayload<{ include: typeof withPeople }>

/** The workshop if the member may read it; a draft of others is as unknown as one that does not exist. */
export const checkReadable = <Found extends WorkshopFacts>(actor: Actor, workshop: Found | null): Found => {
  if (!workshop || (workshop.publishedAt === null && !mayRead(actor, workshop))) {
    throw notFound('Cette rencontre n’existe pas ou n’existe plus.')
  }
  if (!mayRead(actor, workshop)) throw forbidden('Cette rencontre est réservée aux membres de ses communautés.')
  return workshop
}

/** The workshop that a member may read, with its people. */
export const findWorkshop = async (tx: Transaction, actor: Actor, workshopId: string): Promise<FoundWorkshop> =>
  checkReadable(actor, await tx.workshop.findUnique({ where: { id: workshopId }, include: withPeople }))

/** The workshop, its row locked until the end of the transaction: who decides on it waits for the others. */
export const lockWorkshop = async (tx: Transaction, actor: Actor, workshopId: string): Promise<FoundWorkshop> => {
  await tx.$queryRaw`SELECT 1 FROM workshop WHERE id = ${workshopId}::uuid FOR UPDATE`
  return findWorkshop(tx, actor, workshopId)
}

/** The same, for who prepares it; `deed` completes the refusal: “Seules les personnes qui l’organisent peuvent …”. */
export const lockAsOrganiser = async (
  tx: Transaction,
  actor: Actor,
  workshopId: string,
  deed: string,
): Promise<FoundWorkshop> => {
  const workshop = await lockWorkshop(tx, actor, workshopId)
  if (!mayOrganise(actor, workshop)) {
    throw forbidden(`Seules les personnes qui organisent cette rencontre et la référente réseau peuvent ${deed}.`)
  }
  return workshop
}
