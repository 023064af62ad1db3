import type { Database } from '@ama/database'
import { definitionOf, noticesWritten, roleEnded, roleGiven } from '@ama/events'
import type { Change, Happening } from './truth.ts'

const read = (database: Database, after: bigint) =>
  database.prisma.event.findMany({ where: { NOT: { position: { lte: after } } }, orderBy: { sequence: 'asc' } })

type Row = Awaited<ReturnType<typeof read>>[number]

/** Everything is placed, without gap, in the order in which the transactions began. */
const complaintsOf = (rows: readonly Row[], after: bigint): string[] => {
  const inOrder = rows.toSorted((one, other) => Number(one.xid - other.xid || one.sequence - other.sequence))
  return inOrder.flatMap(({ position, sequence }, index) =>
    position === after + BigInt(index + 1)
      ? []
      : [`the log: event ${sequence} is at ${position}, not at ${after + BigInt(index + 1)}`],
  )
}

/** What the log says of everything after a position; `steps`: when each member's changes were committed, in order. */
export const readTruth = async (
  database: Database,
  after: bigint,
  steps: ReadonlyMap<string, readonly number[]>,
): Promise<{ happenings: Happening[]; changes: Change[]; complaints: string[] }> => {
  const rows = await read(database, after)
  const placed = rows
    .flatMap((row) => (row.position === null ? [] : [{ ...row, position: row.position }]))
    .toSorted((one, other) => Number(one.position - other.position))
  const happenings = placed.map(({ position, type, audience, communityId, subjectId, data }) => {
    const view = definitionOf(type)?.activity ?? null
    return {
      position,
      kind: view?.kind ?? null,
      audience,
      communityId,
      memberIds: noticesWritten.data.safeParse(data).data?.memberIds ?? [],
      subjectId: view?.subject ? subjectId : null,
    }
  })
  const counts = new Map<string, number>()
  const changes = placed.flatMap(({ position, type, data }) => {
    const definition = [roleGiven, roleEnded].find((each) => each.type === type)
    if (!definition) return []
    const { memberId, role, communityId } = definition.read({ type, data })
    const nth = counts.get(memberId) ?? 0
    counts.set(memberId, nth + 1)
    const step = steps.get(memberId)?.[nth]
    if (step === undefined) throw new Error('A right changed that no step changed')
    return [{ position, step, memberId, held: { role, communityId }, given: definition === roleGiven }]
  })
  return { happenings, changes, complaints: complaintsOf(rows, after) }
}
