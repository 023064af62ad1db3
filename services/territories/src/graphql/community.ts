import type { Epci } from '@ama/database'
import { builder, type Context, perViewer, requireActor } from '@ama/graphql'
import { mayEditCommunity } from '../permissions.ts'
import { checkRange, employeeRange, establishmentRange, type RangeCheck } from '../rules/check-range.ts'
import { middleOf } from '../rules/middle-of.ts'
import { EstablishmentNode } from './establishment.ts'
import { byName, communesOf, epciOf, establishmentsAt, figuresOf } from './loaders.ts'
import { CommuneType, EpciType } from './place.ts'

const RangeCheckType = builder.objectRef<RangeCheck>('RangeCheck').implement({
  description: 'How a figure stands against the roadmap: 10–25 establishments, 400–1,000 employees per community.',
  fields: (t) => ({
    figure: t.exposeInt('figure'),
    minimum: t.exposeInt('minimum'),
    maximum: t.exposeInt('maximum'),
    within: t.exposeBoolean('within'),
  }),
})

/** The EPCI of each commune of the community: as many times as it has communes there. */
const epciOfEachCommune = async (context: Context, communityId: string): Promise<Epci[]> => {
  const communes = await communesOf(context, communityId)
  const epcis = await Promise.all(communes.map((commune) => epciOf(context, commune.epciSiren)))
  return epcis.filter((epci) => epci !== null)
}

const placeOf = async (context: Context, communityId: string) => middleOf(await epciOfEachCommune(context, communityId))

export const CommunityNode = builder.prismaNode('Community', {
  description: 'A communauté AMA: a territory of communes and the establishments in them.',
  nullable: true,
  id: { field: 'id' },
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name in addresses; stays when the name changes.' }),
    name: t.exposeString('name'),
    demonstration: t.exposeBoolean('demonstration', {
      description: 'Seeded for the demonstration, also when edited since.',
    }),
    version: t.exposeInt('version', { description: 'Grows with each edit; given back to editCommunity.' }),
    longitude: t.float({
      description: 'A point for schematic maps: the mean of its communes’ EPCI.',
      resolve: async ({ id }, _args, context) => (await placeOf(context, id)).longitude,
    }),
    latitude: t.float({ resolve: async ({ id }, _args, context) => (await placeOf(context, id)).latitude }),
    establishmentCount: t.int({
      resolve: async ({ id }, _args, context) => (await figuresOf(context, id)).establishments,
    }),
    employeeCount: t.int({ resolve: async ({ id }, _args, context) => (await figuresOf(context, id)).employees }),
    establishmentRange: t.field({
      type: RangeCheckType,
      resolve: async ({ id }, _args, context) =>
        checkRange((await figuresOf(context, id)).establishments, establishmentRange),
    }),
    employeeRange: t.field({
      type: RangeCheckType,
      resolve: async ({ id }, _args, context) => checkRange((await figuresOf(context, id)).employees, employeeRange),
    }),
    epcis: t.field({
      type: [EpciType],
      description: 'The EPCI of its communes.',
      resolve: async ({ id }, _args, context) => [...new Set(await epciOfEachCommune(context, id))].toSorted(byName),
    }),
    communes: t.field({ type: [CommuneType], resolve: ({ id }, _args, context) => communesOf(context, id) }),
    establishments: t.field({
      type: [EstablishmentNode],
      description: 'Those in its communes.',
      resolve: async ({ id }, _args, context) => {
        const communes = await communesOf(context, id)
        const lists = await Promise.all(communes.map((commune) => establishmentsAt(context, commune.code)))
        return lists.flat().toSorted(byName)
      },
    }),
    viewerMayEdit: t.boolean({
      ...perViewer,
      resolve: (_community, _args, context) => mayEditCommunity(requireActor(context)),
    }),
  }),
})
