import type { Commune, Epci, Establishment } from '@ama/database'
import { defineLoader, type Context } from '@ama/graphql'

const french = new Intl.Collator('fr')

/** Alphabetical, as a French reader expects it. */
export const byName = (one: { name: string }, other: { name: string }): number => french.compare(one.name, other.name)

const grouped = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> =>
  Map.groupBy(rows, keyOf)

const joined = defineLoader<readonly { commune: Commune }[]>(async (ids, { hub }) => {
  const rows = await hub.database.prisma.communityCommune.findMany({
    where: { communityId: { in: [...ids] } },
    include: { commune: true },
  })
  return grouped(rows, (row) => row.communityId)
}, [])

/** The communes of a community, alphabetical. */
export const communesOf = async (context: Context, communityId: string): Promise<Commune[]> =>
  (await joined(context, communityId)).map((row) => row.commune).toSorted(byName)

/** A commune by its code. */
export const communeAt = defineLoader<Commune | null>(async (codes, { hub }) => {
  const rows = await hub.database.prisma.commune.findMany({ where: { code: { in: [...codes] } } })
  return new Map(rows.map((row) => [row.code, row]))
}, null)

/** An EPCI by its SIREN. */
export const epciOf = defineLoader<Epci | null>(async (sirens, { hub }) => {
  const rows = await hub.database.prisma.epci.findMany({ where: { siren: { in: [...sirens] } } })
  return new Map(rows.map((row) => [row.siren, row]))
}, null)

/** The establishments in a commune. */
export const establishmentsAt = defineLoader<readonly Establishment[]>(async (codes, { hub }) => {
  const rows = await hub.database.prisma.establishment.findMany({ where: { communeCode: { in: [...codes] } } })
  return grouped(rows, (row) => row.communeCode)
}, [])

interface Figures {
  readonly establishments: number
  readonly employees: number
}

/** How many establishments and employees a community has: those in its communes. */
export const figuresOf = defineLoader<Figures>(
  async (ids, { hub }) => {
    const rows = await hub.database.prisma.$queryRaw<({ id: string } & Figures)[]>`
      SELECT cc.community_id AS id, count(*)::int AS establishments, sum(e.employee_count)::int AS employees
        FROM community_commune cc JOIN establishment e USING (commune_code)
       WHERE cc.community_id = ANY(${[...ids]}::uuid[])
       GROUP BY cc.community_id`
    return new Map(rows.map((row) => [row.id, row]))
  },
  { establishments: 0, employees: 0 },
)
