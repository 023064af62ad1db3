/** The hub that is abused, and as whom. */
export interface Target {
  /** `http://127.0.0.1:4000` */
  readonly url: string
  /** Of a member who is nobody else in the bench. */
  readonly token: string
  /** Where the activity stood when it began. */
  readonly cursor: string
}

/** Counts an answer: a close code, the code of a refusal, or what `openRawSocket` calls it. */
export type Note = (answer: string) => void

/** One way to abuse the hub. */
export interface Abuse {
  readonly name: string
  /** Times per second, at most. */
  readonly perSecond: number
  /** The answer that refuses it. */
  readonly refusal: string
  /** What else may be answered, such as before there are too many. */
  readonly beside: readonly string[]
  readonly begin: (
    target: Target,
    note: Note,
  ) => {
    readonly once: () => Promise<void>
    /** Lets go of what was left open. */
    readonly end?: () => Promise<void>
  }
}

/** How often each answer was given. */
export type Answers = Readonly<Record<string, number>>

/** True when it was refused as it should be, and never in another way. */
export const wasRefused = ({ refusal, beside }: Abuse, answers: Answers): boolean =>
  Object.hasOwn(answers, refusal) &&
  Object.keys(answers).every((answer) => answer === refusal || beside.includes(answer))
