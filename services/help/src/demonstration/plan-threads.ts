import { newId, type Role } from '@ama/kernel'
import type { AnswerText, ThreadText } from './thread-text.ts'

/** A member who may write in the demonstration. */
export interface CastMember {
  readonly memberId: string
  readonly establishmentId: string | null
  readonly role: Role
}

export interface PlannedAnswer {
  readonly id: string
  readonly author: CastMember
  readonly body: string
  readonly createdAt: Date
}

export interface PlannedThread {
  readonly id: string
  readonly communityId: string
  readonly author: CastMember
  readonly text: ThreadText
  readonly createdAt: Date
  readonly answers: readonly PlannedAnswer[]
  readonly solution: { readonly at: Date; readonly answer: PlannedAnswer } | null
  readonly lastActivityAt: Date
}

interface Scene {
  readonly communityId: string
  readonly cast: readonly CastMember[]
  /** Members of other communities. */
  readonly elsewhere: readonly CastMember[]
}

const hour = 3_600_000

const later = (date: Date, hours: number): Date => new Date(date.getTime() + hours * hour)

const timeOf = ({ daysAgo, time }: ThreadText, now: Date): Date => {
  const [hours, minutes] = time.split(':').map(Number)
  return new Date(new Date(now.getTime() - daysAgo * 24 * hour).setUTCHours(hours ?? 0, minutes ?? 0, 0, 0))
}

/** Someone who hasn't written in the thread yet, rather of that role; `turn` makes it another one each time. */
const choose = (
  from: readonly CastMember[],
  role: Role,
  written: readonly CastMember[],
  turn: number,
): CastMember | null => {
  const free = from.filter((member) => written.every((other) => other.memberId !== member.memberId))
  const fitting = free.filter((member) => member.role === role)
  const candidates = fitting.length > 0 ? fitting : free
  return candidates[turn % candidates.length] ?? null
}

/**
 * Gives each text an author and a time, and its answers too; a text for which nobody is left is left out. Times are
 * in the past as long as `daysAgo` is at least 1.
 */
export const planThreads = (texts: readonly ThreadText[], scene: Scene, now: Date): PlannedThread[] =>
  texts.flatMap((text, turn) => {
    const author = choose(scene.cast, text.by ?? 'MANAGER', [], turn)
    return author ? [planThread(text, scene, author, turn, now)] : []
  })

const planThread = (text: ThreadText, scene: Scene, author: CastMember, turn: number, now: Date): PlannedThread => {
  const createdAt = timeOf(text, now)
  const written = [author]
  const planAnswer = (answer: AnswerText): PlannedAnswer[] => {
    const who = choose(answer.fromElsewhere ? scene.elsewhere : scene.cast, answer.by ?? 'MANAGER', written, turn)
    if (!who) return []
    written.push(who)
    return [{ id: newId(), author: who, body: answer.body, createdAt: later(createdAt, answer.after) }]
  }
  const perText = (text.answers ?? []).map(planAnswer)
  const answers = perText.flat()
  const [solving] = text.solvedBy === undefined ? [] : (perText[text.solvedBy] ?? [])
  const lastWritten = answers.at(-1)?.createdAt ?? createdAt
  const solution = solving ? { at: later(lastWritten, 2), answer: solving } : null
  return {
    id: newId(),
    communityId: scene.communityId,
    author,
    text,
    createdAt,
    answers,
    solution,
    lastActivityAt: solution?.at ?? lastWritten,
  }
}
