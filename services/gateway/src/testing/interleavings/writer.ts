import { checkEvent, emit, emitAll, transact } from '@ama/bus'
import type { Database, Transaction } from '@ama/database'
import { noticesWritten, roleEnded, roleGiven, threadEdited } from '@ama/events'
import { newId } from '@ama/kernel'
import type { Cast } from './cast.ts'
import { claims, type Claim, type Deed } from './steps.ts'

export const emitting = () => ({ actorId: null, correlationId: newId(), now: new Date() })

/** As the product's commands write: rows and events in one transaction. */
const write = async (tx: Transaction, cast: Cast, deed: Deed): Promise<void> => {
  if (deed.does === 'tell') {
    const { id: communityId, threadId: subjectId } = cast.places[deed.about]
    const data = { threadId: subjectId, openToNetwork: deed.network }
    const audience = deed.network ? 'network' : 'community'
    const event = checkEvent({ definition: threadEdited, subjectId, communityId, audience, data })
    return emitAll(tx, emitting(), Array<typeof event>(deed.times).fill(event))
  }
  if (deed.does === 'notify') {
    const { id: subjectId } = cast.people[deed.who]
    const data = { memberIds: [subjectId] }
    return emit(tx, emitting(), { definition: noticesWritten, subjectId, communityId: null, audience: 'members', data })
  }
  const memberId = cast.people.Claire.id
  const data = { memberId, ...cast.claims[deed.claim] }
  const { communityId } = data
  if (deed.does === 'end') {
    await tx.heldRole.updateMany({ where: { ...data, endedAt: null }, data: { endedAt: new Date() } })
    return emit(tx, emitting(), { definition: roleEnded, subjectId: memberId, communityId, audience: 'internal', data })
  }
  await tx.heldRole.create({ data: { id: newId(), ...data } })
  const audience = communityId === null ? 'network' : 'community'
  return emit(tx, emitting(), { definition: roleGiven, subjectId: memberId, communityId, audience, data })
}

const changesRights = (deed: Deed): deed is Extract<Deed, { claim: Claim }> => 'claim' in deed

const rolledBack = new Error('rolled back')

/**
 * A transaction that stays open until it is told how to end. One that writes late has its place among the others, but
 * what others write meanwhile comes before it in the table.
 */
const beginSlowly = async (database: Database, late: boolean, writing: (tx: Transaction) => Promise<void>) => {
  const written = Promise.withResolvers<void>()
  const decided = Promise.withResolvers<boolean>()
  const body = async (tx: Transaction) => {
    if (late) await tx.$queryRaw`SELECT pg_current_xact_id()::text`
    else await writing(tx)
    written.resolve()
    if (!(await decided.promise)) throw rolledBack
    if (late) await writing(tx)
  }
  const done = transact(database, body, { timeout: 120_000 }).catch((error: unknown) => {
    if (error !== rolledBack) throw error
  })
  await Promise.race([written.promise, done])
  return async (commits: boolean): Promise<void> => {
    decided.resolve(commits)
    await done
  }
}

/** Writes what a program says, and keeps in which step each of Claire's rights changed. */
export const createWriter = async (database: Database, cast: Cast, step: () => number) => {
  const { prisma } = database
  const rows = await prisma.heldRole.findMany({ where: { memberId: cast.people.Claire.id, endedAt: null } })
  const isHeld = ({ role, communityId }: Cast['claims'][Claim]) =>
    rows.some((row) => row.role === role && row.communityId === communityId)
  const held = new Set(claims.filter((claim) => isHeld(cast.claims[claim])))
  const changedIn: number[] = []
  const slow: { deed: Deed; end: (commits: boolean) => Promise<void> }[] = []

  const note = (deed: Deed): void => {
    if (!changesRights(deed)) return
    changedIn.push(step())
    if (deed.does === 'give') held.add(deed.claim)
    else held.delete(deed.claim)
  }
  // One change of Claire's rights after the other: two at once would wait for one another's rows.
  const isPossible = (deed: Deed): boolean =>
    !changesRights(deed) ||
    (!slow.some((each) => changesRights(each.deed)) && (deed.does === 'give') !== held.has(deed.claim))
  const commit = async (deed: Deed): Promise<void> => {
    if (!isPossible(deed)) return
    note(deed)
    await transact(database, (tx) => write(tx, cast, deed))
  }

  return {
    changedIn,
    commit,
    isSlow: () => slow.length > 0,
    /** At most two are open at once. */
    begin: async (deed: Deed, late: boolean): Promise<void> => {
      if (slow.length > 1 || !isPossible(deed)) return
      slow.push({ deed, end: await beginSlowly(database, late, (tx) => write(tx, cast, deed)) })
    },
    /** Ends the oldest that is open. */
    end: async (commits: boolean): Promise<void> => {
      const oldest = slow.shift()
      if (oldest && commits) note(oldest.deed)
      await oldest?.end(commits)
    },
    /** Claire is manager in Marsan and nothing else, as every program begins. */
    reset: async (): Promise<void> => {
      for (const claim of claims) await commit({ does: claim === 'manager in Marsan' ? 'give' : 'end', claim })
      changedIn.length = 0
    },
  }
}
