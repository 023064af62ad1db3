import { encodeNodeId, refusalOf, type Hub, type LiveFeed } from '@ama/graphql'
import { newUnsortedId, Refusal, unavailable, type Actor, type Logger } from '@ama/kernel'
import { bearerOf, type Auth } from '@ama/people'
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { Health } from '../health.ts'
import { keepByText } from '../keep-by-text.ts'
import { parseDocument } from '../parse-document.ts'
import { maskError } from './mask-error.ts'
import type { createSharedAnswers } from './shared-answers.ts'

const refuse = (code: string, message: string, status: number) =>
  new GraphQLError(message, { extensions: { code, http: { status } } })

const byCookie = ({ headers }: Request): boolean => headers.has('cookie') && bearerOf(headers) === null

/** A page says whose it is: somebody else may have signed in in its browser since it was opened. */
const isForAnother = ({ headers }: Request, { memberId }: Actor): boolean => {
  const pageMember = headers.get('x-hub-member')
  return pageMember !== null && pageMember !== encodeNodeId('Member', memberId)
}
const anotherMember = () =>
  refuse('ANOTHER_MEMBER', 'Quelqu’un d’autre s’est connecté dans ce navigateur : rechargez la page.', 403)

/** A page of another site can make a browser send cookies, but not this header. */
const refuseForeignPages: Plugin = {
  onRequest: ({ request, fetchAPI, endResponse }) => {
    if (!byCookie(request) || request.headers.has('x-hub-csrf') || request.method === 'OPTIONS') return
    const message = 'Cette requête ne vient pas d’une page du hub : il y manque l’en-tête x-hub-csrf.'
    endResponse(fetchAPI.Response.json({ errors: [{ message, extensions: { code: 'FORBIDDEN' } }] }, { status: 403 }))
  },
}

/** Read with the same limits as over sockets; what is wrong in it is said as everything else is. */
const readOurWay = (log: Logger): Plugin => ({
  onParse: ({ setParseFn }) => setParseFn(parseDocument),
  onValidate:
    () =>
    ({ valid, result, setResult }) => {
      if (!valid) setResult(result.map((error) => maskError(error, newUnsortedId(), log)))
    },
})

const refuseToFollow = (): never => {
  throw refuse('SUBSCRIPTIONS_BY_WEBSOCKET', 'Les abonnements passent par WebSocket (graphql-transport-ws).', 400)
}
const refuseSubscriptions: Plugin = { onSubscribe: refuseToFollow }

/** GraphQL over HTTP. Browsers (cookie) run the web's own documents only; a bearer may send any. */
export const createGraphql = (parts: {
  schema: GraphQLSchema
  hub: Hub
  live: LiveFeed
  auth: Auth
  health: Pick<Health, 'knowsMembers'>
  documents: ReadonlyMap<string, string>
  shared: ReturnType<typeof createSharedAnswers>
}) => {
  const { schema, hub, live, auth, health, documents, shared } = parts
  const viewerOf = async (request: Request): Promise<{ viewer: Actor | null; refusal: Refusal | null }> => {
    // A database that is silent would keep the request waiting for as long as a query may take.
    if (!health.knowsMembers()) return { viewer: null, refusal: unavailable() }
    const viewer = await auth.authenticate(request.headers).catch((error: unknown) => {
      const refusal = refusalOf(error)
      if (refusal) return refusal
      throw error
    })
    if (viewer instanceof Refusal) return { viewer: null, refusal: viewer }
    if (viewer !== 'invalid') {
      if (viewer && isForAnother(request, viewer)) throw anotherMember()
      return { viewer, refusal: null }
    }
    throw refuse('UNAUTHENTICATED', 'Ce jeton n’est pas valable : il est faux, expiré ou terminé.', 401)
  }

  return createYoga<object>({
    schema,
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    cors: false,
    logging: false,
    // Refused before it comes here, by what it announces (limit-body.ts): counting it again copies it.
    maxRequestBodySize: false,
    // Of what is refused nothing is kept: it may be a thousand texts of a megabyte, from whomever.
    parserAndValidationCache: { documentCache: keepByText(), errorCache: { get: () => undefined, set: () => {} } },
    maskedErrors: { maskError: (error) => maskError(error, newUnsortedId(), hub.log) },
    context: async ({ request }) => {
      const { viewer, refusal } = await viewerOf(request)
      return {
        hub,
        live,
        viewer,
        refusal,
        requestId: newUnsortedId(),
        wrote: shared.wrote,
        follow: refuseToFollow,
      }
    },
    plugins: [
      refuseForeignPages,
      readOurWay(hub.log),
      usePersistedOperations({
        getPersistedOperation: (hash) => documents.get(hash) ?? null,
        allowArbitraryOperations: (request) => !byCookie(request),
        customErrors: {
          notFound: () =>
            refuse('PERSISTED_UNKNOWN', 'Cette page est d’une version plus ancienne du hub : rechargez-la.', 404),
          keyNotFound: () => refuse('BAD_REQUEST', 'La requête ne contient pas de champ « query ».', 400),
          persistedQueryOnly: () =>
            refuse('PERSISTED_ONLY', 'Avec un cookie de session, seules les requêtes du site sont acceptées.', 403),
        },
      }),
      refuseSubscriptions,
      shared.plugin,
    ],
  })
}
