/** What a member does in a community or, without community, in the whole network. */
export const roles = [
  'NETWORK_REFERENT',
  'MANAGER',
  'HR',
  'PROFESSIONAL',
  'AMBASSADOR',
  'TRAINING_BODY',
  'PROJECT_TEAM',
  'PARTNER',
  'RESEARCHER',
] as const

export type Role = (typeof roles)[number]

export interface HeldRole {
  readonly role: Role
  /** null: the whole network. */
  readonly communityId: string | null
}

/** Who acts: a signed-in member, with the roles held now. */
export interface Actor {
  readonly memberId: string
  readonly establishmentId: string | null
  readonly roles: readonly HeldRole[]
  /** The session or personal token used; ending it closes what was opened with it. */
  readonly credential: { readonly kind: 'session' | 'token'; readonly id: string; readonly expiresAt: Date | null }
}

/** What the questions below look at. */
export type Holder = Pick<Actor, 'roles'>
type Person = Pick<Actor, 'memberId'>

/** The référente réseau accompanies all communities. */
export const isNetworkReferent = (actor: Holder): boolean =>
  asked(actor, 'referent', ({ roles: all }) =>
    all.some((held) => held.role === 'NETWORK_REFERENT' && held.communityId === null),
  )

/** The communities in which the actor holds a role: those he or she is a member of. */
export const communitiesOf = (actor: Holder): ReadonlySet<string> =>
  new Set(actor.roles.flatMap((held) => (held.communityId === null ? [] : [held.communityId])))

/** Tells of each community whether the actor belongs to it: a member of it, or the network referent. */
export const belonging = (actor: Holder): ((communityId: string) => boolean) => {
  if (isNetworkReferent(actor)) return () => true
  const mine = communitiesOf(actor)
  return (communityId) => mine.has(communityId)
}

/** A member of the community, or the network referent. */
export const belongsTo = (actor: Holder, communityId: string): boolean =>
  asked(actor, communityId, (holder) => belonging(holder)(communityId))

/** The actor is this member. */
export const isMember = (actor: Person, memberId: string): boolean =>
  asked(actor, memberId, (person) => person.memberId === memberId)

/** Something that was asked of an actor: to be asked of others. */
export interface Question {
  readonly ask: (actor: Actor) => boolean
  readonly answer: boolean
}

interface Notebook {
  readonly actor: Actor
  readonly questions: Map<string, Question>
}
const notebooks = new WeakMap<object, Notebook>()

const asked = <Who extends object>(who: Who & Partial<Actor>, key: string, ask: (who: Who) => boolean): boolean => {
  const notebook = notebooks.get(who)
  if (!notebook) return ask(who)
  // Whoever is noted is a whole actor.
  const askWhole = ask as unknown as Question['ask']
  const answer = askWhole(notebook.actor)
  notebook.questions.set(key, { ask: askWhole, answer })
  return answer
}

/**
 * The same actor, of whom it is noted what the questions above found: what only depends on these is right for everybody
 * of whom they find the same. `onRead` learns that something else was looked at.
 */
export const noting = (
  actor: Actor,
  onRead: () => void,
): { actor: Actor; questions: ReadonlyMap<string, Question> } => {
  const notebook: Notebook = { actor, questions: new Map() }
  const noted = new Proxy(actor, {
    get: (target, property, receiver): unknown => {
      onRead()
      return Reflect.get(target, property, receiver)
    },
  })
  notebooks.set(noted, notebook)
  return { actor: noted, questions: notebook.questions }
}
