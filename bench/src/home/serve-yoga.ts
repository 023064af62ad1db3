import { createServer } from 'node:http'
import type { GraphQLSchema } from 'graphql'
import { createYoga } from 'graphql-yoga'
import { viewerOf, type Viewer } from './viewer.ts'

export interface HomeContext {
  readonly viewer: Viewer
}

/** Serves a schema as Yoga does by itself, on the port that the program was started with. */
export const serveYoga = (schema: GraphQLSchema): void => {
  const yoga = createYoga<object, HomeContext>({
    schema,
    graphiql: false,
    landingPage: false,
    context: ({ request }) => ({ viewer: viewerOf(request) }),
  })
  createServer(yoga).listen(Number(process.argv[2]), '127.0.0.1', () => console.log('Baseline ready'))
  process.once('SIGTERM', () => process.exit(0))
}
