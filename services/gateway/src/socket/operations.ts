import type { Context, Follow, Hub, LiveFeed } from '@ama/graphql'
import {
  belongsTo,
  errorOf,
  forbidden,
  newUnsortedId,
  unauthenticated,
  unavailable,
  Refusal,
  type Actor,
} from '@ama/kernel'
import {
  createSourceEventStream,
  execute,
  getOperationAST,
  GraphQLError,
  validateSubscriptionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql'
import { maskError } from '../http/mask-error.ts'
import { close, isUnderWay, send, type Connection, type Operation } from './connection.ts'
import { createCosts } from './costs.ts'
import { createDocuments, documentText, type CheckedDocument } from './documents.ts'
import type { Followers } from './followers.ts'
import type { Identify } from './identify.ts'
import { closeCodes, type SubscribePayload } from './messages.ts'
import type { createRunning } from './running.ts'

/** What one connection may have under way: a page has one subscription. */
const operationsAtOnce = 100
/** Characters of the documents and variables of a connection's subscriptions, which are kept as long as these last. */
const longestKept = 300_000

const asError = (refusal: Refusal) => new GraphQLError(refusal.message, { cause: refusal })

const tooManyOperations = () =>
  new GraphQLError(`Une connexion suit au plus ${operationsAtOnce} choses à la fois.`, {
    extensions: { code: 'TOO_MANY_OPERATIONS' },
  })

/** What was followed is no longer open to the member. */
export const rightsChanged = () => forbidden('Vos droits ont changé : cette activité ne vous est plus ouverte.')

/** A subscription hands over what it follows; nothing comes by the stream itself. */
const emptyStream = async function* (): AsyncGenerator<never> {}

/** Runs what clients ask over a socket: queries and mutations once, subscriptions until either side ends them. */
export const createOperations = (parts: {
  schema: GraphQLSchema
  hub: Hub
  live: LiveFeed
  identify: Identify
  documents: ReadonlyMap<string, string>
  followers: Followers
  mask: (result: ExecutionResult) => FormattedExecutionResult
  running: ReturnType<typeof createRunning>
  isStopping: () => boolean
  wrote: Context['wrote']
}) => {
  const { schema, hub, live, identify, documents, followers, mask, running, isStopping, wrote } = parts
  const readDocument = createDocuments(schema)
  const judge = createCosts(schema)

  const end = ({ operations }: Connection, id: string): void => {
    const follower = operations.get(id)?.follower
    operations.delete(id)
    if (follower) followers.end(follower)
  }

  /** Says why, and ends it. */
  const fail = (connection: Connection, operation: Operation, errors: readonly (GraphQLError | Refusal)[]): void => {
    if (!isUnderWay(connection, operation)) return
    end(connection, operation.id)
    const masked = errors.map((error) =>
      maskError(error instanceof GraphQLError ? error : asError(error), newUnsortedId(), hub.log),
    )
    send(connection, { id: operation.id, type: 'error', payload: masked })
  }

  const contextFor = (viewer: Actor | null, follow: Context['follow']): Context => ({
    hub,
    live,
    viewer,
    refusal: null,
    requestId: newUnsortedId(),
    wrote,
    follow,
  })

  const subscribe = async (
    connection: Connection,
    operation: Operation,
    text: string,
    { document, personal }: CheckedDocument,
    { operationName, variables: variableValues }: SubscribePayload,
  ): Promise<void> => {
    const { member } = connection
    if (!member) return fail(connection, operation, [unauthenticated()])
    let follow: Follow | null = null
    const contextValue = contextFor(member.actor, (what) => {
      follow = what
      return emptyStream()
    })
    operation.kept = text.length + JSON.stringify(variableValues ?? null).length
    if (connection.operations.values().reduce((sum, { kept }) => sum + kept, 0) > longestKept) {
      const message = `Vos abonnements et leurs variables ont ensemble au plus ${longestKept} caractères.`
      return fail(connection, operation, [new Refusal('QUERY_TOO_COSTLY', message)])
    }
    const args = validateSubscriptionArgs({ schema, document, operationName, variableValues, contextValue })
    if (!('schema' in args)) return fail(connection, operation, args)
    const tooMuch = judge(args, variableValues, contextValue)
    if (tooMuch) return fail(connection, operation, [tooMuch])
    const source = await createSourceEventStream(args)
    if (!(Symbol.asyncIterator in source)) return fail(connection, operation, source.errors ?? [])
    const what: Follow = follow ?? { after: null, communityIds: null, tellWhenCaughtUp: false }
    const from = await live.begin(what.after)
    if (!isUnderWay(connection, operation)) return
    // The roles held by now count.
    if ([...(what.communityIds ?? [])].some((id) => !belongsTo(member.actor, id))) {
      return fail(connection, operation, [rightsChanged()])
    }
    const subscription = { text, args, personal, follow: what }
    operation.follower = followers.begin(connection, member, operation.id, subscription, from)
  }

  const answerOnce = async (
    connection: Connection,
    operation: Operation,
    { document }: CheckedDocument,
    { operationName, variables: variableValues }: SubscribePayload,
  ): Promise<void> => {
    const viewer = await identify(connection)
    if (viewer === 'unknown') return fail(connection, operation, [unavailable()])
    // What ended counts from now on, also when the event that says so is on its way.
    if (viewer === 'invalid' || (connection.member && !viewer)) {
      return close(connection, closeCodes.signInAgain, 'Session ended')
    }
    const contextValue = contextFor(viewer, emptyStream)
    const result = await execute({ schema, document, operationName, variableValues, contextValue })
    if (!isUnderWay(connection, operation)) return
    if (result.errors && result.data === undefined) return fail(connection, operation, result.errors)
    end(connection, operation.id)
    send(connection, { id: operation.id, type: 'next', payload: mask(result) })
    send(connection, { id: operation.id, type: 'complete' })
  }

  const run = async (connection: Connection, operation: Operation, payload: SubscribePayload): Promise<void> => {
    if (isStopping()) return fail(connection, operation, [unavailable()])
    const text = documentText(payload, documents, connection.authorization === null && connection.cookie !== null)
    if (text instanceof GraphQLError) return fail(connection, operation, [text])
    const checked = readDocument(text)
    if (!('document' in checked)) return fail(connection, operation, checked)
    const lives = getOperationAST(checked.document, payload.operationName)?.operation === 'subscription'
    if (lives) return subscribe(connection, operation, text, checked, payload)
    return answerOnce(connection, operation, checked, payload)
  }

  return {
    end,
    fail: (connection: Connection, operation: Operation, refusals: readonly Refusal[]) =>
      fail(connection, operation, refusals),
    begin: (connection: Connection, id: string, payload: SubscribePayload): void => {
      const { operations, phase } = connection
      if (phase !== 'ready') return close(connection, closeCodes.signInAgain, 'Unauthorized')
      if (operations.has(id)) return close(connection, closeCodes.idTaken, 'A subscriber with this id already exists')
      const operation: Operation = { id, follower: null, kept: 0 }
      operations.set(id, operation)
      // What the client has given up is done to its end all the same.
      if (operations.size > operationsAtOnce || connection.running >= 2 * operationsAtOnce) {
        connection.refused += 1
        if (connection.refused > operationsAtOnce) return close(connection, closeCodes.tooMany, 'Too many operations')
        return fail(connection, operation, [tooManyOperations()])
      }
      connection.running += 1
      void running
        .add(run(connection, operation, payload))
        .catch((error: unknown) =>
          fail(connection, operation, [new GraphQLError('', { originalError: errorOf(error) })]),
        )
        .finally(() => (connection.running -= 1))
    },
  }
}
