import type { RegistrationState, Transaction, WorkshopState } from '@ama/database'
import { seatsChanged } from '@ama/events'
import { command, type Context } from '@ama/graphql'
import { conflict, forbidden, newId, type Actor } from '@ama/kernel'
import { mayCome, mayRegister, type WorkshopFacts } from '../permissions/workshop.ts'
import { placeFor } from '../rules/place-for.ts'
import { seatHolding } from '../rules/seat-holding.ts'
import { checkReadable } from './find-workshop.ts'
import { findPerson } from './person.ts'
import { tellCommunities } from './tell-communities.ts'

export interface RegisterForWorkshop {
  readonly workshopId: string
  /** null: oneself. */
  readonly memberId: string | null
  readonly commandId?: string | null | undefined
}

/** Who comes: oneself, a colleague of one's establishment or, for organisers, anybody it is open to. */
const participant = async (tx: Transaction, actor: Actor, workshop: Locked, memberId: string | null) => {
  if (memberId === null || memberId === actor.memberId) {
    if (mayCome(actor, workshop)) return actor
    throw forbidden('Cette rencontre est ouverte à d’autres fonctions que la vôtre : écrivez à qui l’organise.')
  }
  const person = await findPerson(tx, memberId)
  if (!mayRegister(actor, workshop, person)) {
    throw forbidden('On inscrit une personne de son propre établissement ; qui organise peut inscrire les autres.')
  }
  if (!mayCome(person, workshop)) {
    throw forbidden('Cette rencontre n’est pas ouverte à cette personne : sa communauté ou sa fonction est autre.')
  }
  return person
}

interface Locked extends WorkshopFacts {
  readonly id: string
  readonly seats: number | null
  readonly seatsTaken: number
  readonly seatsPerEstablishment: number | null
  readonly waitingCount: number
  readonly nextQueueNumber: number
  readonly state: WorkshopState
  readonly endsAt: Date
}

/** The workshop with all that a registration looks at, in one statement: from here on the others wait. */
const lockSeats = async (tx: Transaction, actor: Actor, workshopId: string): Promise<Locked> => {
  const [workshop] = await tx.$queryRaw<Locked[]>`
    SELECT id, seats, seats_taken AS "seatsTaken", seats_per_establishment AS "seatsPerEstablishment",
           waiting_count AS "waitingCount", next_queue_number AS "nextQueueNumber", state::text, ends_at AS "endsAt",
           published_at AS "publishedAt", open_to::text AS "openTo", to_json(roles) AS roles,
           (SELECT coalesce(json_agg(json_build_object('communityId', c.community_id) ORDER BY c.rank), '[]')
              FROM workshop_community c WHERE c.workshop_id = workshop.id) AS communities,
           (SELECT coalesce(json_agg(json_build_object('memberId', o.member_id)), '[]')
              FROM workshop_organiser o WHERE o.workshop_id = workshop.id) AS organisers
      FROM workshop WHERE id = ${workshopId}::uuid FOR UPDATE`
  return checkReadable(actor, workshop ?? null)
}

interface Before {
  readonly held: number
  readonly id: string | null
  readonly state: RegistrationState | null
  readonly revision: number | null
}

/** Read once the lock is held: what the lock itself waited for would not be seen in its own statement. */
const readBefore = async (tx: Transaction, workshopId: string, memberId: string, establishmentId: string | null) => {
  const [before] = await tx.$queryRaw<[Before]>`
    SELECT (SELECT count(*)::int FROM registration
             WHERE workshop_id = ${workshopId}::uuid AND establishment_id = ${establishmentId}::uuid
               AND NOT walk_in AND state::text = ANY(${[...seatHolding]})) AS held,
           own.id, own.state::text, own.revision
      FROM (VALUES (1)) AS one
      LEFT JOIN registration own ON own.workshop_id = ${workshopId}::uuid AND own.member_id = ${memberId}::uuid`
  return before
}

/** Registers, or puts at the end of the waiting list; never one too many. Gives the registration's id. */
export const registerForWorkshop = (context: Context, input: RegisterForWorkshop): Promise<string> =>
  command(context, { name: 'register-for-workshop', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const workshop = await lockSeats(tx, actor, input.workshopId)
    const { memberId, establishmentId } = await participant(tx, actor, workshop, input.memberId)
    if (workshop.state === 'CANCELLED') throw conflict('Cette rencontre est annulée : on ne s’y inscrit plus.')
    if (workshop.state === 'DRAFT') throw conflict('Cette rencontre n’est pas encore publiée : publiez-la d’abord.')
    if (workshop.endsAt <= now) throw conflict('Cette rencontre a déjà eu lieu.')
    const before = await readBefore(tx, workshop.id, memberId, establishmentId)
    if (before.id !== null && before.state !== 'CANCELLED') {
      throw conflict(
        memberId === actor.memberId
          ? 'Vous êtes déjà inscrit ou en liste d’attente.'
          : 'Cette personne est déjà inscrite ou en liste d’attente.',
      )
    }
    const state = placeFor(workshop, { id: establishmentId, held: before.held })
    const waits = state === 'WAITING'
    const id = before.id ?? newId()
    const queueNumber = waits ? workshop.nextQueueNumber : null
    const revision = (before.revision ?? 0) + 1
    const seatsTaken = workshop.seatsTaken + (waits ? 0 : 1)
    const waitingCount = workshop.waitingCount + (waits ? 1 : 0)
    await tx.$executeRaw`
      WITH counted AS (
        UPDATE workshop SET seats_taken = ${seatsTaken}, waiting_count = ${waitingCount},
               next_queue_number = next_queue_number + ${waits ? 1 : 0}
         WHERE id = ${workshop.id}::uuid)
      INSERT INTO registration (id, workshop_id, member_id, establishment_id, registered_by_id, state, queue_number,
                                revision, created_at, updated_at)
      VALUES (${id}::uuid, ${workshop.id}::uuid, ${memberId}::uuid, ${establishmentId}::uuid, ${actor.memberId}::uuid,
              ${state}::registration_state, ${queueNumber}, ${revision}, ${now}, ${now})
      ON CONFLICT (workshop_id, member_id) DO UPDATE
        SET establishment_id = excluded.establishment_id, registered_by_id = excluded.registered_by_id,
            state = excluded.state, queue_number = excluded.queue_number, walk_in = false, revision = excluded.revision,
            updated_at = excluded.updated_at`
    await tellCommunities(emit, workshop, seatsChanged, {
      workshopId: workshop.id,
      registrationId: id,
      memberId,
      registeredById: actor.memberId,
      state,
      revision,
      cause: 'REGISTERED',
      seatsTaken,
      waitingCount,
    })
    return id
  })
