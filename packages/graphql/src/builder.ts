import { getDatamodel, Prisma, type PrismaTypes } from '@ama/database'
import { Refusal } from '@ama/kernel'
import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import { isObjectType, type GraphQLSchema } from 'graphql'
import { JSONResolver } from 'graphql-scalars'
import { limits, tooCostly, tooDeep } from './cost.ts'
import { DateTime } from './date-time.ts'
import { encodeNodeId, readNodeId } from './node-id.ts'
import { noteAskedById, requireActor, type Context } from './hub.ts'

interface HubTypes {
  Context: Context
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  DefaultEdgesNullability: false
  DefaultNodeNullability: false
  Scalars: {
    DateTime: { Input: Date; Output: Date }
    JSON: { Input: unknown; Output: unknown }
    ID: { Input: string; Output: string }
  }
}

/** Pothos' view of the types above, for helpers that take its field builders. */
export type SchemaTypes = PothosSchemaTypes.ExtendDefaultTypes<HubTypes>

/**
 * Spread into the options of a field whose answer depends on who asks: what happens is then said to each member apart.
 * Without it, asking who the viewer is while something is said to all is a mistake, which is noticed.
 */
export const perViewer = { extensions: { perViewer: true } } as const

/** Prisma throws when a row is not there, or not visible to the viewer. */
const orNull = async (found: unknown): Promise<unknown> => {
  try {
    return await found
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2025') return null
    throw error
  }
}

/** False for types that nobody gets by id, and for names that are no type at all. */
const isNode = (schema: GraphQLSchema, typename: string): boolean => {
  const type = schema.getType(typename)
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')
}

export const builder = new SchemaBuilder<HubTypes>({
  plugins: [PrismaPlugin, RelayPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  prisma: {
    client: (context) => context.hub.database.prisma,
    dmmf: getDatamodel(),
    maxConnectionSize: 100,
    defaultConnectionSize: 20,
  },
  relay: {
    encodeGlobalID: encodeNodeId,
    // A broken id is refused by the resolver, after the limits of the document were checked.
    decodeGlobalID: (nodeId) => readNodeId(nodeId) ?? { typename: '', id: nodeId },
    cursorType: 'String',
    nodesQueryOptions: false,
    edgesFieldOptions: { nullable: false },
    nodeFieldOptions: { nullable: false },
    nodeQueryOptions: {
      nullable: true,
      description: 'Anything that has an id, if the viewer may see it.',
      resolve: async (_root, { id }, context, { schema }, resolveNode) => {
        requireActor(context)
        noteAskedById(context, String(id.id))
        const node = isNode(schema, id.typename) ? await orNull(resolveNode(id)) : null
        if (!node) throw new Refusal('NOT_FOUND', 'Ce contenu n’existe pas, ou il ne vous est pas ouvert.', 'id')
        return node
      },
    },
  },
  complexity: {
    limit: ({ costJudged }) => (costJudged ? {} : limits),
    complexityError: (kind) => (kind === 'Depth' ? tooDeep() : tooCostly()),
  },
})

builder.addScalarType('DateTime', DateTime)
builder.addScalarType('JSON', JSONResolver)
builder.queryType({})
builder.mutationType({})
builder.subscriptionType({})
