import {
  createSourceEventStream,
  executeSubscriptionEvent,
  mapSourceToResponseEvent,
  validateSubscriptionArgs,
  type ExecutionArgs,
} from 'graphql'

/**
 * Subscribes; each event is resolved in a context of its own. Loaders remember by context: with one context for the
 * whole subscription, an edited thread would come as it was when first seen.
 */
export const subscribeLive = async (args: ExecutionArgs) => {
  const checked = validateSubscriptionArgs(args)
  if (!('schema' in checked)) return { errors: checked }
  const source = await createSourceEventStream(checked)
  if (!(Symbol.asyncIterator in source)) return source
  return mapSourceToResponseEvent(checked, source, (event) =>
    executeSubscriptionEvent({ ...event, contextValue: Object.assign({}, event.contextValue) }),
  )
}
