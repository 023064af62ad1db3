import {
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
  type StreamInfo,
} from '@nats-io/jetstream'

/** The one stream of the hub; every event is kept in it, and in event_log. */
export const streamName = 'HUB'

/** With three, any one server may die; more would only cost. */
const mostReplicas = 3

/** "no suitable peers for placement" and "replicas > 1 not supported in non-clustered mode": fewer will do. */
const tooManyReplicas = [10005, 10074]

const settings = {
  name: streamName,
  subjects: ['hub.>'],
  retention: RetentionPolicy.Limits,
  storage: StorageType.File,
}

const hasCode = (error: unknown, codes: readonly number[]): boolean =>
  error instanceof JetStreamApiError && codes.includes(error.code)

/** One that was set up by hand, with limits, is left as it is. */
const isOurs = ({ subjects, retention, storage, max_age, max_bytes, max_msgs }: StreamConfig): boolean =>
  subjects.join() === settings.subjects.join() &&
  retention === settings.retention &&
  storage === settings.storage &&
  max_age === 0 &&
  max_bytes === -1 &&
  max_msgs === -1

/** Does it with as many replicas as there are servers for, from three down to the fewest. */
const withReplicas = async (fewest: number, act: (replicas: number) => Promise<unknown>): Promise<void> => {
  for (let replicas = mostReplicas; replicas >= fewest; replicas -= 1) {
    try {
      await act(replicas)
      return
    } catch (error) {
      if (!hasCode(error, tooManyReplicas)) throw error
    }
  }
}

/** Our stream from before its cluster grew is kept by as many servers as one made now would be. */
export const spreadStream = async (manager: JetStreamManager, { config, cluster }: StreamInfo): Promise<void> => {
  if (cluster?.name === undefined || !isOurs(config)) return
  await withReplicas(config.num_replicas + 1, (replicas) =>
    manager.streams.update(streamName, { num_replicas: replicas }),
  )
}

/** Makes sure that the stream is there; durable consumers have as many replicas as it has. */
export const ensureStream = async (manager: JetStreamManager): Promise<void> => {
  try {
    await manager.streams.info(streamName)
  } catch (error) {
    if (!hasCode(error, [JetStreamApiCodes.StreamNotFound])) throw error
    await withReplicas(1, (replicas) => manager.streams.add({ ...settings, num_replicas: replicas }))
  }
}
