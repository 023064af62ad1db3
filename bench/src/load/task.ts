import type { Server } from '../clients/open-subscriber.ts'
import type { FeedKind } from './feeds.ts'

/** What the load generator is asked to do, one after the other. */
export type Task =
  /** One subscriber for each token, on the servers in turn, `after` a cursor (GraphQL alone). */
  | {
      readonly do: 'connect'
      readonly servers: readonly Server[]
      readonly tokens: readonly string[]
      readonly after: string | null
    }
  /** So many events under way at once, for some seconds, until all are seen by all; at most `most`. */
  | {
      readonly do: 'sustain'
      readonly feed: FeedKind
      readonly from: number
      readonly most: number
      readonly atOnce: number
      readonly seconds: number
    }
  /** So many events at once, the next ones when everybody has seen these; each turn timed. */
  | {
      readonly do: 'in turns'
      readonly feed: FeedKind
      readonly from: number
      readonly events: number
      readonly atOnce: number
    }

/** What it found. */
export interface Done {
  readonly events: number
  /** Items that came to all subscribers together: events × subscribers. */
  readonly items: number
  readonly seconds: number
  /** Milliseconds of each turn, from sending its events until the last subscriber has the last; of `in turns`. */
  readonly latencies: readonly number[]
  /** The payload of the last item, as the server wrote it: `{"cursor":…}`. */
  readonly sample: string
  /** Items that came twice, since the beginning. */
  readonly doubled: number
}
