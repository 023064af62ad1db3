import { createSchema } from 'graphql-yoga'
import pg from 'pg'
import { homeStatement } from '../home/home-statement.ts'
import { listedTypes } from '../home/listed.ts'
import { serveYoga, type HomeContext } from '../home/serve-yoga.ts'

// Yoga over one statement that a person who knows SQL wrote: GraphQL only cuts out of it what was asked for.
const pool = new pg.Pool({ connectionString: process.argv[3], max: 10 })

const schema = createSchema<HomeContext>({
  typeDefs: /* GraphQL */ `
    scalar DateTime
    type Query {
      community(slug: String!): Community
    }
    type Community {
      id: ID!
      slug: String!
      name: String!
      establishmentCount: Int!
      employeeCount: Int!
      threads(first: Int): ThreadConnection!
      upcomingWorkshops: [Workshop!]!
      activity(first: Int): ActivityConnection!
    }
    type PageInfo {
      hasNextPage: Boolean!
      endCursor: String
    }
    type ThreadConnection {
      edges: [ThreadEdge!]!
      pageInfo: PageInfo!
    }
    type ThreadEdge {
      cursor: String!
      node: Thread!
    }
    type Thread {
      id: ID!
      title: String!
      solvedAt: DateTime
      topics: [String!]!
      answerCount: Int!
      lastActivityAt: DateTime!
      author: Member!
      lastAnswer: Answer
    }
    type Answer {
      id: ID!
      createdAt: DateTime!
      author: Member!
      thread: Thread!
    }
    type Member {
      id: ID!
      displayName: String!
    }
    type Workshop {
      id: ID!
      title: String!
      startsAt: DateTime!
      endsAt: DateTime!
      seats: Int
      seatsLeft: Int
    }
    type ActivityConnection {
      edges: [ActivityEdge!]!
    }
    type ActivityEdge {
      cursor: String!
      node: Activity!
    }
    type Activity {
      kind: String!
      occurredAt: DateTime!
      actor: Member
      subject: Subject
    }
    union Subject = Thread | Answer | Workshop | Community | Member
  `,
  resolvers: {
    Query: {
      community: async (_root: unknown, { slug }: { slug: string }, { viewer }: HomeContext) => {
        const { rows } = await pool.query<{ community: object }>({
          name: 'home',
          text: homeStatement,
          values: [slug, viewer.communityIds, viewer.referent, listedTypes],
        })
        return rows[0]?.community ?? null
      },
    },
  },
})

serveYoga(schema)
