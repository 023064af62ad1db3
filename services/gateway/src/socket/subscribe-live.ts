import { setTimeout as pause } from 'node:timers/promises'
import { refusalOf } from '@ama/graphql'
import { unavailable } from '@ama/kernel'
import {
  createSourceEventStream,
  executeSubscriptionEvent,
  mapSourceToResponseEvent,
  validateSubscriptionArgs,
  type ExecutionArgs,
  type ExecutionResult,
  type ValidatedSubscriptionArgs,
} from 'graphql'

/** How often an event is tried that can't be read, and the milliseconds between: a minute in all. */
const [attempts, between] = [120, 500]

const isUnavailable = ({ errors }: ExecutionResult): boolean =>
  errors?.some((error) => refusalOf(error)?.code === 'UNAVAILABLE') ?? false

/**
 * Each event is resolved in a context of its own. Loaders remember by context: with one context for the whole
 * subscription, an edited thread would come as it was when first seen.
 */
export const resolveEvent = async (
  event: ValidatedSubscriptionArgs,
  run: typeof executeSubscriptionEvent = executeSubscriptionEvent,
): Promise<ExecutionResult> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const result = await run({ ...event, contextValue: Object.assign({}, event.contextValue) })
    if (!isUnavailable(result)) return result
    // Given away half, its cursor would take the client past it for good.
    await pause(between, undefined, { ref: false })
  }
  throw unavailable()
}

/** Subscribes; an event that comes while the database is gone waits for it. `begin` learns of the checked arguments first. */
export const subscribeLive = async (args: ExecutionArgs, begin?: (checked: ValidatedSubscriptionArgs) => void) => {
  const checked = validateSubscriptionArgs(args)
  if (!('schema' in checked)) return { errors: checked }
  begin?.(checked)
  const source = await createSourceEventStream(checked)
  if (!(Symbol.asyncIterator in source)) return source
  return mapSourceToResponseEvent(checked, source, (event) => resolveEvent(event))
}
