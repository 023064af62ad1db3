import type { Context, Hub } from '@ama/graphql'
import { noting, type Actor, type Question } from '@ama/kernel'
import type { Envelope } from '@ama/events'
import {
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  Kind,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** Milliseconds after which an answer is made anew though no event spoke of it: members' names, the hour. */
const lifetime = 5_000
/** How many answers that others are about to get one waits for. */
const waitsAtMost = 2
/** Characters of an answer that is kept, of what it answers, and of all that are kept. */
const [longest, longestKey, most] = [200_000, 5_000, 50_000_000]

interface SharedAnswer {
  readonly text: string
  /** It is right for everybody of whom these find the same. */
  readonly questions: readonly Question[]
  readonly edition: string
  readonly until: number
}

/** The slug of the one community that a query is about; null: it is about something else too. */
const communityAsked = (
  schema: GraphQLSchema,
  { document, operationName, variableValues }: ExecutionArgs,
): string | null => {
  const operation = getOperationAST(document, operationName)
  const [only, ...others] = operation?.operation === 'query' ? operation.selectionSet.selections : []
  const field = schema.getQueryType()?.getFields()['community']
  if (!field || !isPlainField(only) || only.name.value !== 'community' || others.length > 0) return null
  const given = getVariableValues(schema, operation?.variableDefinitions ?? [], { ...variableValues })
  // Whoever executes it says what is wrong with them.
  if (given.errors) return null
  const { slug } = getArgumentValues(field, only, given.variableValues)
  return typeof slug === 'string' ? slug : null
}

const isPlainField = (node: { kind: string } | undefined): node is FieldNode =>
  node?.kind === Kind.FIELD && !('directives' in node && Array.isArray(node.directives) && node.directives.length > 0)

/**
 * Answers about one community, kept as text until an event of that community, or one of none, says that something
 * changed: the page that everybody opens is not made anew for each. What an answer depends on is found while it is
 * made: on questions about the viewer, which are asked again of the next one, or on the viewer in person, and then it
 * is kept for nobody.
 */
export const createSharedAnswers = (schema: GraphQLSchema, { database, stream }: Hub) => {
  /** Those that were made last are the last. */
  const kept = new Map<string, SharedAnswer[]>()
  let size = 0
  const making = new Map<string, { readonly edition: string; readonly made: Promise<unknown> }>()
  /** Documents that depend on the viewer in person. */
  const personal = new WeakSet<DocumentNode>()
  const ids = new Map<string, string>()
  const changes = new Map<string, number>()
  let allChanges = 0

  const change = (communityId: string | null): void => {
    if (communityId === null) allChanges += 1
    else changes.set(communityId, (changes.get(communityId) ?? 0) + 1)
  }
  const editionOf = (communityId: string): string => `${allChanges} ${changes.get(communityId) ?? 0}`

  /** Addresses stay: they are read once, and again for one that is not known. */
  const readIds = async (): Promise<void> => {
    for (const { id, slug } of await database.prisma.community.findMany({ select: { id: true, slug: true } })) {
      ids.set(slug, id)
    }
  }
  const idOf = async (slug: string): Promise<string | null> => {
    if (!ids.has(slug)) await readIds()
    return ids.get(slug) ?? null
  }

  const drop = (key: string): void => {
    for (const { text } of kept.get(key) ?? []) size -= key.length + text.length
    kept.delete(key)
  }
  /** Answers to the same that are still right. */
  const currentOf = (key: string, edition: string): readonly SharedAnswer[] => {
    const now = Date.now()
    return (kept.get(key) ?? []).filter((answer) => answer.edition === edition && answer.until > now)
  }
  const find = (key: string, edition: string, viewer: Actor): SharedAnswer | undefined =>
    currentOf(key, edition).find(({ questions }) => questions.every(({ ask, answer }) => ask(viewer) === answer))

  const keep = (key: string, answer: SharedAnswer): void => {
    if (answer.text.length > longest) return
    const answers = [...currentOf(key, answer.edition), answer]
    drop(key)
    kept.set(key, answers)
    for (const { text } of answers) size += key.length + text.length
    for (const oldest of kept.keys()) {
      if (size <= most) return
      drop(oldest)
    }
  }

  const make = async (
    key: string,
    communityId: string,
    edition: string,
    { args, viewer, run }: { args: ExecutionArgs; viewer: Actor; run: (args: ExecutionArgs) => unknown },
  ): Promise<unknown> => {
    let inPerson = false
    const { actor, questions } = noting(viewer, () => (inPerson = true))
    const contextValue = Object.assign(args.contextValue as object, { viewer: actor })
    const result = (await run({ ...args, contextValue })) as ExecutionResult
    if (inPerson) personal.add(args.document)
    // Something was written meanwhile: it is right for who asked before, not for who asks after.
    else if (!result.errors && editionOf(communityId) === edition) {
      const text = JSON.stringify({ data: result.data })
      keep(key, { text, questions: [...questions.values()], edition, until: Date.now() + lifetime })
    }
    return result
  }

  const answer = async (args: ExecutionArgs, run: (args: ExecutionArgs) => unknown): Promise<unknown> => {
    const { viewer } = args.contextValue as Context
    // Without events nothing says what changed.
    if (!viewer || personal.has(args.document) || !stream.healthy()) return run(args)
    const slug = communityAsked(schema, args)
    const communityId = slug === null ? null : await idOf(slug)
    if (communityId === null) return run(args)
    const { document, operationName, variableValues } = args
    const key = JSON.stringify([document.loc?.source.body, operationName ?? null, variableValues ?? null])
    if (key.length > longestKey) return run(args)
    for (let waits = 0; ; waits += 1) {
      const edition = editionOf(communityId)
      const known = find(key, edition, viewer)
      if (known) return { data: null, stringify: () => known.text }
      const underWay = making.get(key)
      // It may be right for this viewer too, unless something was written since it was begun.
      if (underWay?.edition !== edition || waits === waitsAtMost) break
      await underWay.made.catch(() => undefined)
    }
    const edition = editionOf(communityId)
    const begun = { edition, made: make(key, communityId, edition, { args, viewer, run }) }
    making.set(key, begun)
    try {
      return await begun.made
    } finally {
      if (making.get(key) === begun) making.delete(key)
    }
  }

  const plugin: Plugin = {
    onExecute: ({ args, executeFn, setExecuteFn }) => {
      if (getOperationAST(args.document, args.operationName)?.operation !== 'query') return
      setExecuteFn((given: ExecutionArgs) => answer(given, executeFn))
    },
  }
  return {
    plugin,
    /** Every event, before members hear of it: who is told of something finds it. */
    onEvents: (events: readonly Envelope[]): void => {
      // What is for a few members is in nobody else's answer.
      for (const { communityid, audience } of events) if (audience !== 'members') change(communityid)
    },
    /** A command of this gateway has written: who wrote something finds it. */
    wrote: (communityIds: readonly (string | null)[]): void => communityIds.forEach(change),
  }
}
