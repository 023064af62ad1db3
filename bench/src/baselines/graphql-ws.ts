import { useServer } from 'graphql-ws/use/ws'
import { createPubSub, createSchema } from 'graphql-yoga'
import { WebSocketServer } from 'ws'
import { listen, serveEvents, type Activity } from './tell.ts'

// graphql-ws as its guide shows it: each subscriber's event is executed and serialised for that subscriber.
const events = createPubSub<{ activity: [Activity] }>()

const schema = createSchema({
  typeDefs: /* GraphQL */ `
    type Query {
      activityCursor: String
    }
    type Subscription {
      activity(communityIds: [ID!], after: String): Activity!
    }
    type Activity {
      cursor: String!
      kind: String!
      occurredAt: String!
      community: Community
      subject: Subject
    }
    type Community {
      id: ID!
      slug: String!
    }
    union Subject = Thread | Answer
    type Thread {
      id: ID!
      title: String!
    }
    type Answer {
      id: ID!
      thread: Thread!
    }
  `,
  resolvers: {
    Subscription: {
      activity: {
        subscribe: () => events.subscribe('activity'),
        resolve: (activity: Activity) => activity,
      },
    },
  },
})

const http = serveEvents((activity) => events.publish('activity', activity), process.argv[3])
useServer({ schema }, new WebSocketServer({ server: http, path: '/graphql', perMessageDeflate: false }))
listen(http)
