import { builder } from '@ama/graphql'
import '@ama/help'
import '@ama/notices'
import '@ama/people'
import '@ama/territories'
import '@ama/workshops'
import './activity/feed.ts'
import './activity/subscription.ts'

/** The whole GraphQL schema: every area registered its types when it was imported. */
export const schema = builder.toSchema()
