import { builder } from '@ama/graphql'
import { communeAt, epciOf } from './loaders.ts'

export const EpciType = builder.prismaObject('Epci', {
  description: 'An EPCI with at least one commune in the Landes.',
  fields: (t) => ({
    siren: t.exposeString('siren'),
    name: t.exposeString('name'),
    kind: t.exposeString('kind', { description: 'CC, CA…' }),
    longitude: t.exposeFloat('longitude', { nullable: true }),
    latitude: t.exposeFloat('latitude', { nullable: true }),
  }),
})

export const CommuneType = builder.prismaObject('Commune', {
  description: 'A commune of the Landes.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Official geographic code (INSEE).' }),
    name: t.exposeString('name'),
    population: t.exposeInt('population'),
    epci: t.field({
      type: EpciType,
      resolve: async (commune, _args, context) => found(await epciOf(context, commune.epciSiren)),
    }),
  }),
})

/** The commune of this code, which a foreign key keeps there. */
export const existingCommune = async (...at: Parameters<typeof communeAt>) => found(await communeAt(...at))

const found = <Row>(row: Row | null): Row => {
  if (!row) throw new Error('A row that a foreign key points to is missing')
  return row
}
