import type { LiveItem } from '@ama/graphql'
import type { Actor } from '@ama/kernel'
import type { ExecutionResult, FormattedExecutionResult, ValidatedSubscriptionArgs } from 'graphql'
import type { ActivityShape } from '../activity/activity.ts'
import type { Follower } from './followers.ts'
import { rootVariables } from './root-variables.ts'
import { DependsOnViewer, frameEnd, resolveEvent, type Contexts, type Said } from './say.ts'

/** Followers who are told the same: an event is executed and made a text once for all of them. */
export interface Group {
  readonly key: string
  readonly text: string
  readonly args: ValidatedSubscriptionArgs
  /** null: what it asks is the same for everybody. */
  readonly memberId: string | null
  /** Those who are told as things happen; the others are still catching up. */
  readonly present: Set<Follower>
  /** All of them. */
  count: number
  readonly waiting: LiveItem[]
  busy: boolean
  readonly said: Map<ActivityShape, { readonly text: Promise<Buffer>; readonly until: number }>
}

/** Milliseconds for which a text serves those who come back: the objects that it shows may change. */
const fresh = 10_000
/** Texts that are kept for those who come back. */
const kept = 2_000

/** Everything that makes answers differ: document, operation, variables that choose what is said, and perhaps the member. */
const keyOf = (text: string, args: ValidatedSubscriptionArgs, memberId: string | null): string => {
  const own = rootVariables(args.document)
  const { operation, variableValues } = args
  const variables = Object.entries(variableValues.coerced ?? {})
    .filter(([name]) => !own.has(name))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([text, operation.name?.value ?? null, variables, memberId])
}

export const createGroups = (parts: {
  contexts: Contexts
  mask: (result: ExecutionResult) => FormattedExecutionResult
  onExecution: () => void
}) => {
  const { contexts, mask, onExecution } = parts
  const groups = new Map<string, Group>()

  /** Who asks, where that matters: with the rights held now. */
  const viewerOf = ({ memberId, present }: Group, asking: Follower | undefined): Actor | null =>
    memberId === null ? null : ((asking ?? [...present][0])?.member.actor ?? null)

  const execute = async (group: Group, what: ActivityShape, first: ReturnType<Contexts>, viewer: Actor | null) => {
    let used = first
    const result = await resolveEvent(group.args, what, (attempt) => {
      onExecution()
      if (attempt > 0) used = contexts(viewer)
      return used.context
    })
    if (used.wasAsked()) throw new DependsOnViewer()
    return frameEnd(mask(result))
  }

  const forget = ({ said }: Group, now: number): void => {
    for (const [what, { until }] of said) {
      if (said.size <= kept && until > now) return
      said.delete(what)
    }
  }

  return {
    count: () => groups.size,
    all: () => groups.values(),
    /** The group that is told the same; a new one where there is none. */
    join: (text: string, args: ValidatedSubscriptionArgs, memberId: string | null): Group => {
      const key = keyOf(text, args, memberId)
      const group: Group = groups.get(key) ?? {
        key,
        text,
        args,
        memberId,
        present: new Set(),
        count: 0,
        waiting: [],
        busy: false,
        said: new Map(),
      }
      groups.set(key, group)
      group.count += 1
      return group
    },
    leave: (group: Group, follower: Follower): void => {
      group.present.delete(follower)
      group.count -= 1
      if (group.count === 0) groups.delete(group.key)
    },
    /**
     * What the group is told of each: made together, so that what they show is read together, and kept a while for
     * those who come back. Throws DependsOnViewer when it can't be the same for all.
     */
    say: async (group: Group, whats: readonly ActivityShape[], asking?: Follower): Promise<Said> => {
      const now = Date.now()
      const viewer = viewerOf(group, asking)
      const together = contexts(viewer)
      const texts = whats.map((what) => {
        const known = group.said.get(what)
        if (known && known.until > now) return known.text
        const text = execute(group, what, together, viewer)
        text.catch(() => group.said.delete(what))
        group.said.delete(what)
        group.said.set(what, { text, until: now + fresh })
        return text
      })
      const said = await Promise.all(texts)
      if (group.memberId === null) forget(group, now)
      else group.said.clear()
      return new Map(whats.map((what, index) => [what, said[index] ?? Buffer.alloc(0)]))
    },
  }
}

export type Groups = ReturnType<typeof createGroups>
