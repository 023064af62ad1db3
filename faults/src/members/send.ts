import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { type Answer, post } from './post.ts'
import { type Member, uuidOf } from './member.ts'

export type Deed = 'ask' | 'answer' | 'solve' | 'register' | 'cancel'

const documents: Readonly<Record<Deed, string>> = {
  ask: `mutation ($communityId: ID!, $title: String!, $open: Boolean!, $commandId: ID) { askForHelp(input:
    { communityId: $communityId, title: $title, body: "Qui a déjà résolu cela ?", topics: ["essai"], openToNetwork: $open,
      commandId: $commandId }) { __typename ... on Thread { id } ... on Error { code } } }`,
  answer: `mutation ($threadId: ID!, $body: String!, $commandId: ID) { answerThread(input:
    { threadId: $threadId, body: $body, commandId: $commandId }) { __typename ... on Answer { id } ... on Error { code } } }`,
  solve: `mutation ($threadId: ID!, $answerId: ID!, $commandId: ID) { markSolved(input:
    { threadId: $threadId, answerId: $answerId, commandId: $commandId }) { __typename ... on Thread { id } ... on Error { code } } }`,
  register: `mutation ($workshopId: ID!, $commandId: ID) { registerForWorkshop(input:
    { workshopId: $workshopId, commandId: $commandId }) { __typename ... on Registration { id } ... on Error { code } } }`,
  cancel: `mutation ($registrationId: ID!, $commandId: ID) { cancelRegistration(input:
    { registrationId: $registrationId, commandId: $commandId }) { __typename ... on Registration { id } ... on Error { code } } }`,
}

/** A command that was answered with success. */
export interface Accepted {
  readonly deed: Deed
  readonly commandId: string
  readonly memberId: string
  /** The uuid of what it made or changed. */
  readonly resultId: string
}

export interface Counts {
  accepted: number
  /** Answers that said UNAVAILABLE. */
  refused: number
  /** Sent again because nobody answered: it may have been done or not. */
  unanswered: number
}

/** Milliseconds after which a command that nobody accepts is given up. */
const forgetAfter = 180_000

export interface Post {
  /**
   * Sends a command, again and again under one commandId over all gateways, until it is accepted; gives the GraphQL id.
   * Rejects when it never is.
   */
  send(by: Member, deed: Deed, variables: (commandId: string) => object, patience?: number): Promise<string>
  readonly accepted: readonly Accepted[]
  readonly counts: Readonly<Counts>
  /** Answers that no fault excuses. */
  readonly complaints: readonly string[]
}

const idOf = ({ data }: Answer): string | null => {
  const [result] = Object.values(data ?? {})
  return typeof result === 'object' && result !== null && 'id' in result ? String(result.id) : null
}

const codeOf = ({ data, errors }: Answer): string => {
  const [result] = Object.values(data ?? {})
  const code = typeof result === 'object' && result !== null && 'code' in result ? result.code : null
  return String(code ?? errors?.[0]?.extensions?.code ?? 'no code')
}

/** What the members' programs send, and what became of it. */
export const openPost = (ports: readonly number[]): Post => {
  const accepted: Accepted[] = []
  const complaints: string[] = []
  const counts: Counts = { accepted: 0, refused: 0, unanswered: 0 }

  /** The id, or null when it must be sent again. */
  const attempt = async (port: number, by: Member, deed: Deed, variables: object, within: number) => {
    const answer = await post(port, by.token, documents[deed], variables, within).catch(() => null)
    if (answer === null) {
      counts.unanswered += 1
      return null
    }
    const id = idOf(answer)
    if (id !== null) return id
    if (codeOf(answer) === 'UNAVAILABLE') counts.refused += 1
    else complaints.push(`${by.name} was answered to ${deed}: ${JSON.stringify(answer)}`)
    return null
  }

  return {
    accepted,
    counts,
    complaints,
    send: async (by, deed, variables, patience = 5_000) => {
      const commandId = randomUUID()
      const given = { ...variables(commandId), commandId }
      const deadline = performance.now() + forgetAfter
      for (let nth = Math.floor(Math.random() * ports.length); ; nth += 1) {
        const id = await attempt(ports[nth % ports.length] ?? 0, by, deed, given, patience)
        if (id !== null) {
          accepted.push({ deed, commandId, memberId: by.id, resultId: uuidOf(id) })
          counts.accepted += 1
          return id
        }
        if (performance.now() > deadline) throw new Error(`Nobody accepts ${deed} by ${by.name}`)
        await delay(50 + Math.random() * 150)
      }
    },
  }
}
