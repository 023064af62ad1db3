import type { Reaction, Stream } from '@ama/bus'
import type { Database } from '@ama/database'
import type { Mailer } from '@ama/mail'
import { unauthenticated, type Refusal, type Actor, type Clock, type Configuration, type Logger } from '@ama/kernel'
import type DataLoader from 'dataloader'
import type { Cursors } from './live/live-feed.ts'

/** What every request of this process shares. */
export interface Hub {
  readonly database: Database
  readonly stream: Stream
  readonly clock: Clock
  readonly log: Logger
  readonly configuration: Configuration
  readonly areas: readonly Area[]
  /** False while the database or the bus is gone: commands are refused with UNAVAILABLE. */
  readonly available: () => boolean
}

/** What one area plugs in. Its GraphQL types register themselves on the builder when its index is imported. */
export interface Area {
  readonly name: string
  readonly reactions: readonly Reaction[]
  /** What falls due without an event. */
  readonly rounds?: readonly Round[]
  /** What is served beside GraphQL, such as calendars and printed sheets. */
  readonly routes?: readonly Route[]
  /** What the area keeps about a member, for the export of personal data. */
  readonly personalData?: (database: Database, memberId: string) => Promise<unknown>
}

/** What a round works with. */
export interface RoundParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Logger
  readonly mailer: Mailer
  readonly configuration: Configuration
  /** The hub is told to stop: what is long leaves the rest for later. */
  readonly stopping: AbortSignal
}

/**
 * Work that time sets off: offers that expire, reminders, mails to be sent. Runs with the reactions of its area, in
 * each process that has them: what it takes, it must lock or claim. A run that fails is logged and comes again.
 */
export interface Round {
  /** Kebab-case, unique. */
  readonly name: string
  /** Milliseconds from the end of one run to the next. */
  readonly every: number
  run(parts: RoundParts): Promise<void>
}

/** GET of an address under `prefix`, by whoever asks: the route itself decides who may. */
export interface Route {
  /** Such as `/calendars/`. */
  readonly prefix: string
  answer(request: RouteRequest): Promise<RouteAnswer>
}

export interface RouteRequest {
  readonly hub: Hub
  /** What follows the prefix, decoded. */
  readonly rest: string
  readonly query: URLSearchParams
  /** The signed-in member (session or bearer), read when asked for. */
  viewer(): Promise<Actor | null>
}

export interface RouteAnswer {
  readonly status: number
  /** The media type, with its charset where it has one. */
  readonly type: string
  readonly body: string | Uint8Array
  /** Offered for saving under this name. */
  readonly fileName?: string
  /** Names what was answered: who asks again with it learns that nothing changed. Absent: never kept by the reader. */
  readonly etag?: string
}

/** What a subscription asks to follow. */
export interface Follow {
  /** The client's cursor; null: from now on. */
  readonly after: string | null
  /** null: everything that the viewer may see. */
  readonly communityIds: ReadonlySet<string> | null
  /** It wants to know when all that was missed was said. */
  readonly tellWhenCaughtUp: boolean
}

/** One request, or one operation on a socket. */
export interface Context {
  readonly hub: Hub
  readonly live: Cursors
  readonly viewer: Actor | null
  /** Why it could not be told who the viewer is: the database that knows is gone. */
  readonly refusal: Refusal | null
  /** What is asked was judged before (`judgeCost`): not again each time that it is executed. */
  readonly costJudged?: boolean
  /** Quoted by the user when something unexpected happens; correlates the events that follow. */
  readonly requestId: string
  /** Hears at once about which communities (null: all of them) a command told something. */
  readonly wrote: (communityIds: readonly (string | null)[]) => void
  /** Hands a subscription to the gateway, which delivers it: the stream returned is empty. */
  readonly follow: (what: Follow) => AsyncIterable<never>
  /**
   * What loads by id what this operation asks for together, each made when it is first needed. Not in a WeakMap beside:
   * loaders refer to the context, and V8 lets go of such an entry only when it collects everything, not while it is young.
   */
  loaders?: Map<object, DataLoader<string, unknown>>
}

/** The signed-in member, null when there is none; refuses with UNAVAILABLE when that can't be told. */
export const viewerOf = (context: Context): Actor | null => {
  if (context.refusal) throw context.refusal
  return context.viewer
}

/** The signed-in member; refuses with UNAUTHENTICATED when there is none. */
export const requireActor = (context: Context): Actor => {
  const viewer = viewerOf(context)
  if (!viewer) throw unauthenticated()
  return viewer
}

const askedById = new WeakMap<Context, Set<string>>()

/** Notes that the viewer asks for an object by its id alone: nothing that was shown before leads to it. */
export const noteAskedById = (context: Context, id: string): void => {
  askedById.set(context, (askedById.get(context) ?? new Set()).add(id))
}

/**
 * Which row an object is: with the rule of who may read it where it was asked for by its id. What one may see leads to
 * the others, and without a rule they are read together.
 */
export const rowOf = <Where extends object>(
  context: Context,
  id: string,
  rule: (actor: Actor) => Where,
): { id: string; AND?: Where[] } =>
  askedById.get(context)?.has(id) ? { id, AND: [rule(requireActor(context))] } : { id }
