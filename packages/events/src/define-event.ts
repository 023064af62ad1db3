import { z } from 'zod'

/**
 * Who may see that it happened: the members of its community, everybody in the network, the members that its data
 * names (`memberIds`), or the hub's own machinery.
 */
export type Audience = 'community' | 'network' | 'members' | 'internal'

/** What an event carries besides its data: CloudEvents 1.0 with the hub's extensions. Ids and facts only, never a name, an e-mail or a text. */
export const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string(),
  /** `hub.<area>.<event>.v<major>`; also the NATS subject. */
  type: z.string(),
  /** The id of what changed. */
  subject: z.uuid(),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  dataschema: z.string(),
  communityid: z.uuid().nullable(),
  audience: z.enum(['community', 'network', 'members', 'internal']),
  actorid: z.uuid().nullable(),
  correlationid: z.uuid(),
  causationid: z.uuid().nullable(),
  /** Gap-free order in the log, given by the relay. Decimal text: it outgrows no number type. */
  position: z.string().regex(/^\d+$/),
  traceparent: z.string().nullable(),
  data: z.unknown(),
})

export type Envelope = z.infer<typeof envelope>

/** How members see an event in the activity feed. `feed: false`: only open screens learn of it, the feed doesn't list it. */
export interface ActivityView {
  readonly kind: string
  /** null: nothing to show, only to fetch anew. */
  readonly subject: 'Thread' | 'Answer' | 'Community' | 'Member' | 'Workshop' | 'Proposal' | 'DatePoll' | null
  readonly feed: boolean
  /** Hidden where it is nobody's business who did it, such as giving up a seat. */
  readonly actor?: 'hidden'
}

export interface EventDefinition<Data extends z.ZodType = z.ZodType> {
  readonly type: string
  readonly area: string
  readonly name: string
  readonly version: number
  readonly summary: string
  readonly data: Data
  readonly activity: ActivityView | null
  /** Reads the data of this version or an older one; throws on anything else. */
  readonly read: (event: { type: string; data: unknown }) => z.infer<Data>
}

/** A pure function from the data of one older version to the next. */
type Upcaster = (data: never) => unknown

/**
 * Defines an event once: its type, schema, reader, activity view and its entry in asyncapi.yaml.
 * `upcasters[n]` turns version n+1 into n+2; a released version never changes (frozen snapshots are tested).
 */
export const defineEvent = <Data extends z.ZodType>(definition: {
  area: string
  name: string
  version?: number
  summary: string
  data: Data
  activity?: ActivityView
  upcasters?: readonly Upcaster[]
}): EventDefinition<Data> => {
  const version = definition.version ?? 1
  const upcasters = definition.upcasters ?? []
  const prefix = `hub.${definition.area}.${definition.name}.v`
  if (upcasters.length !== version - 1) throw new Error(`${prefix}${version} needs ${version - 1} upcasters`)
  return {
    type: `${prefix}${version}`,
    area: definition.area,
    name: definition.name,
    version,
    summary: definition.summary,
    data: definition.data,
    activity: definition.activity ?? null,
    read: (event) => {
      const written = event.type.startsWith(prefix) ? Number(event.type.slice(prefix.length)) : Number.NaN
      if (!Number.isInteger(written) || written < 1 || written > version) {
        throw new Error(`${event.type} can't be read as ${prefix}${version}`)
      }
      const upcast = upcasters.slice(written - 1).reduce<unknown>((data, next) => next(data as never), event.data)
      return definition.data.parse(upcast)
    },
  }
}
