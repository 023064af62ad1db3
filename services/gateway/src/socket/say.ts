import { setTimeout as pause } from 'node:timers/promises'
import { refusalOf, type Context, type Cursors, type Hub } from '@ama/graphql'
import { newUnsortedId, unavailable, type Actor } from '@ama/kernel'
import { executeSubscriptionEvent, type ExecutionResult, type ValidatedSubscriptionArgs } from 'graphql'
import type { ActivityShape } from '../activity/activity.ts'

/** How often an event is tried that can't be read, and the milliseconds between: a minute in all. */
const [attempts, between] = [120, 500]

const isUnavailable = ({ errors }: ExecutionResult): boolean =>
  errors?.some((error) => refusalOf(error)?.code === 'UNAVAILABLE') ?? false

/**
 * Executes a subscription for something that happened; while the database is gone, waits for it: given away half, its
 * cursor would take the client past it for good. `context` makes a context of its own for each attempt, since loaders
 * remember by context what they could not read.
 */
export const resolveEvent = async (
  args: ValidatedSubscriptionArgs,
  rootValue: unknown,
  context: (attempt: number) => object,
): Promise<ExecutionResult> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const result = await executeSubscriptionEvent({ ...args, rootValue, contextValue: context(attempt) })
    if (!isUnavailable(result)) return result
    await pause(between, undefined, { ref: false })
  }
  throw unavailable()
}

/** In what is said to all alike, something depends on who asks without saying so in the schema. */
export class DependsOnViewer extends Error {}

/** Contexts for what happens: for one member, or for all who see it (null), where asking who it is gets noticed. */
export const createContexts = ({ hub, live }: { hub: Hub; live: Cursors }) => {
  const parts = () => ({
    hub,
    live,
    refusal: null,
    costJudged: true,
    requestId: newUnsortedId(),
    wrote: () => {},
    follow: () => {
      throw new Error('An event follows nothing')
    },
  })
  return (viewer: Actor | null): { context: Context; wasAsked: () => boolean } => {
    let asked = false
    if (viewer) return { context: { ...parts(), viewer }, wasAsked: () => false }
    const context: Context = {
      ...parts(),
      get viewer(): never {
        asked = true
        throw new DependsOnViewer('This depends on the viewer: mark the field as perViewer.')
      },
    }
    return { context, wasAsked: () => asked }
  }
}

export type Contexts = ReturnType<typeof createContexts>

/** What a subscription says of something that happened, as the end of each frame: the client's id goes before it. */
export const frameEnd = (payload: object): Buffer => Buffer.from(`,"type":"next","payload":${JSON.stringify(payload)}}`)

/** How each frame of a subscription begins. */
export const frameStart = (id: string): string => `{"id":${JSON.stringify(id)}`

export type Said = ReadonlyMap<ActivityShape, Buffer>
