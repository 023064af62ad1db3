import type { Database } from '@ama/database'
import { definitionOf, noticesWritten, roleEnded, roleGiven } from '@ama/events'
import type { Change, Happening } from './truth.ts'

const read = (database: Database, after: bigint) =>
  database.prisma.event.findMany({ where: { NOT: { position: { lte: after } } }, orderBy: { sequence: 'asc' } })

type Row = Awaited<ReturnType<typeof read>>[number]

/** The log between two steps. */
export interface Moment {
  /** Everything up to here is placed. */
  readonly head: bigint
  /** Which events are committed, by their sequence. */
  readonly committed: ReadonlySet<bigint>
  /** The number of the next transaction that writes something. */
  readonly next: bigint
}

/** What stands in the log now, of everything after a position. */
export const lookAtLog = async ({ pool }: Database, after: bigint): Promise<Moment> => {
  const { rows } = await pool.query<{ head: string; next: string; committed: string[] }>(
    `SELECT log_head.position AS head, pg_snapshot_xmax(pg_current_snapshot())::text AS next,
            ARRAY(SELECT sequence::text FROM event_log WHERE (position <= $1) IS NOT TRUE) AS committed FROM log_head`,
    [after],
  )
  const { head = '0', next = '0', committed = [] } = rows[0] ?? {}
  return { head: BigInt(head), next: BigInt(next), committed: new Set(committed.map(BigInt)) }
}

/**
 * Everything is placed, without gap; a transaction's events in the order in which it wrote them; and what was committed
 * when another transaction began stands before what that wrote.
 */
const complaintsOf = (rows: readonly Row[], after: bigint, moments: readonly Moment[]): string[] => {
  const inOrder = rows.toSorted((one, other) => Number((one.position ?? 0n) - (other.position ?? 0n)))
  const before = (earlier: Row, later: Row) =>
    (earlier.xid === later.xid && earlier.sequence < later.sequence) ||
    moments.some(({ committed, next }) => committed.has(earlier.sequence) && later.xid >= next)
  return inOrder.flatMap((row, index) => {
    const gap = row.position === after + BigInt(index + 1) ? [] : [`the log: an event is at ${row.position}`]
    const late = inOrder.slice(index + 1).filter((each) => before(each, row))
    return [...gap, ...late.map(({ position }) => `the log: ${position} should stand before ${row.position}`)]
  })
}

/**
 * What the log says of everything after a position; `moments`: as it was after each step; `steps`: when each member's
 * changes were committed, in order.
 */
export const readTruth = async (
  database: Database,
  after: bigint,
  moments: readonly Moment[],
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
  return { happenings, changes, complaints: complaintsOf(rows, after, moments) }
}
