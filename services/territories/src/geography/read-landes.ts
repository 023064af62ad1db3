import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { epciCentroids } from './epci-centroids.ts'

const department = '40'
const source = '@etalab/decoupage-administratif'
const require = createRequire(import.meta.url)
const files = {
  edition: require.resolve('@etalab/decoupage-administratif/package.json'),
  communes: require.resolve('@etalab/decoupage-administratif/data/communes.json'),
  epcis: require.resolve('@etalab/decoupage-administratif/data/epci.json'),
}

const packageFile = z.object({ version: z.string() })
const communeFile = z.array(
  z.object({
    code: z.string(),
    nom: z.string(),
    type: z.string(),
    departement: z.string().optional(),
    population: z.number().optional(),
  }),
)
const epciFile = z.array(
  z.object({
    code: z.string(),
    nom: z.string(),
    type: z.string(),
    membres: z.array(z.object({ code: z.string() })),
  }),
)

/** The communes of the Landes and the EPCI that hold at least one of them. */
export interface Landes {
  readonly communes: readonly { code: string; name: string; population: number; epciSiren: string }[]
  readonly epcis: readonly {
    siren: string
    name: string
    /** CC, CA…, as the State's list says it. */
    kind: string
    longitude: number | null
    latitude: number | null
  }[]
}

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'))

/** Which edition of the official geographic code is installed; reads one small file. */
export const installedEdition = async (): Promise<string> =>
  `${source} ${packageFile.parse(await readJson(files.edition)).version}`

/** Reads the Landes out of the national files (12 MB): only when an edition is loaded for the first time. */
export const readLandes = async (): Promise<Landes> => {
  const communes = communeFile
    .parse(await readJson(files.communes))
    .filter((commune) => commune.type === 'commune-actuelle' && commune.departement === department)
  const codes = new Set(communes.map((commune) => commune.code))
  const epcis = epciFile
    .parse(await readJson(files.epcis))
    .filter((epci) => epci.membres.some((member) => codes.has(member.code)))
  const epciOf = new Map(epcis.flatMap((epci) => epci.membres.map((member) => [member.code, epci.code] as const)))
  return {
    communes: communes.map(({ code, nom, population }) => {
      const epciSiren = epciOf.get(code)
      if (!epciSiren) throw new Error(`${nom} (${code}) stands in no EPCI of ${source}`)
      return { code, name: nom, population: population ?? 0, epciSiren }
    }),
    epcis: epcis.map(({ code, nom, type }) => {
      const [longitude = null, latitude = null] = epciCentroids[code] ?? []
      return { siren: code, name: nom, kind: type, longitude, latitude }
    }),
  }
}
