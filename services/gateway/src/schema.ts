import { builder } from '@ama/graphql'
import '@ama/help'
import '@ama/notices'
import '@ama/people'
import '@ama/territories'
import '@ama/workshops'
import { isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql'
import './activity/feed.ts'
import './activity/subscription.ts'

/** True where the schema says that the answer depends on who asks. */
export const isPerViewer = (field: Pick<GraphQLField<unknown, unknown>, 'extensions'> | null | undefined): boolean =>
  field?.extensions['perViewer'] === true

/** Says it to whoever reads the schema, too. */
const describePerViewer = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields()).filter(isPerViewer)) {
      field.description = [field.description, 'Depends on the viewer.'].filter(Boolean).join(' ')
    }
  }
  return schema
}

/** The whole GraphQL schema: every area registered its types when it was imported. */
export const schema = describePerViewer(builder.toSchema())
