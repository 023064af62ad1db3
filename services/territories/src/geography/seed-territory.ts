import type { Database } from '@ama/database'
import { installedEdition, readLandes } from './read-landes.ts'

/**
 * Loads the communes and EPCI of the Landes from the official geographic code. Does nothing when this edition is
 * loaded already. A newer edition updates names, populations and EPCI by code; a commune that merged away stays as
 * long as a community or an establishment refers to it.
 */
export const seedTerritory = async ({ prisma }: Database): Promise<void> => {
  const edition = await installedEdition()
  if (await prisma.geographicCode.findUnique({ where: { edition } })) return
  const { communes, epcis } = await readLandes()
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO epci (siren, name, kind, longitude, latitude)
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(epcis)}::jsonb)
        AS given (siren text, name text, kind text, longitude float8, latitude float8)
      ON CONFLICT (siren) DO UPDATE SET
        name = excluded.name, kind = excluded.kind, longitude = excluded.longitude, latitude = excluded.latitude`
    await tx.$executeRaw`
      INSERT INTO commune (code, name, population, epci_siren)
      SELECT code, name, population, "epciSiren" FROM jsonb_to_recordset(${JSON.stringify(communes)}::jsonb)
        AS given (code text, name text, population int, "epciSiren" text)
      ON CONFLICT (code) DO UPDATE SET
        name = excluded.name, population = excluded.population, epci_siren = excluded.epci_siren`
    const gone = { code: { notIn: communes.map((commune) => commune.code) } }
    await tx.commune.deleteMany({ where: { ...gone, communities: { none: {} }, establishments: { none: {} } } })
    await tx.geographicCode.createMany({ data: [{ edition }], skipDuplicates: true })
  })
}
