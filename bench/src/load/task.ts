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
  /** So many events at once. */
  | { readonly do: 'burst'; readonly feed: FeedKind; readonly from: number; readonly events: number }
  /** One event after the other, each timed until everybody has seen it. */
  | { readonly do: 'one by one'; readonly feed: FeedKind; readonly from: number; readonly events: number }

/** What it found. */
export interface Done {
  readonly events: number
  /** Items that came to all subscribers together: events × subscribers. */
  readonly items: number
  readonly seconds: number
  /** Milliseconds from sending each event to its arrival at the last subscriber; of `one by one`. */
  readonly latencies: readonly number[]
  /** The payload of the last item, as the server wrote it: `{"cursor":…}`. */
  readonly sample: string
  /** Items that came twice, since the beginning. */
  readonly doubled: number
}
