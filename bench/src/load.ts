/** What a load generator is asked to do; it reads this as JSON on its standard input. */
export interface Load {
  readonly target: 'hub' | 'plain'
  /** `http://localhost:…`, without a path. */
  readonly url: string
  /** One subscriber each; the plain broadcast asks for none and counts them. */
  readonly tokens: readonly string[]
  /** Who asks (the hub only), and where. */
  readonly publisherToken: string
  readonly communityId: string
  /** The cursor before the first event: no subscriber can come too late for it. */
  readonly after: string
  /** What the plain broadcast sends: a frame that the hub sent. */
  readonly frame: string
  /** How many events one after the other, each timed until everybody has seen it. */
  readonly sequential: number
  /** How many events as fast as they are accepted, this many under way at once. */
  readonly burst: number
  readonly inFlight: number
}

/** What it found; it writes this as JSON on its standard output. */
export interface LoadResult {
  /** Milliseconds from sending each event to its arrival at the last subscriber. */
  readonly latencies: readonly number[]
  /** Items that arrived at all subscribers together, per second of the burst. */
  readonly itemsPerSecond: number
  /** The last frame received. */
  readonly frame: string
}
