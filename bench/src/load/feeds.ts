import { randomUUID } from 'node:crypto'
import { checkEvent, emitAll, transact } from '@ama/bus'
import { connect } from '@ama/database'
import { threadEdited } from '@ama/events'
import { newId } from '@ama/kernel'
import { titleOf } from '../clients/numbered.ts'
import { threadIdOf } from '../seed/make-threads.ts'
import { post } from './post.ts'

/** How events are made to happen. */
export type FeedKind =
  /** Posted to a baseline, which tells everybody. */
  | { readonly from: 'post'; readonly url: string; readonly sample: string }
  /** Written into the hub's log as its commands do, without the commands. */
  | { readonly from: 'log'; readonly databaseUrl: string; readonly communityId: string; readonly actorId: string }
  /** A question asked in the hub. */
  | { readonly from: 'command'; readonly url: string; readonly token: string; readonly communityId: string }

/** Makes the events of these numbers happen, all at once; resolves when they are accepted. */
export type Feed = (numbers: readonly number[]) => Promise<void>

/** What the hub says of an event is posted as it is, with the number changed. */
const feedByPost = ({ url, sample }: { url: string; sample: string }): Feed => {
  const [before = '', after = ''] = sample.split(/Question \d{6}/)
  return async (numbers) => {
    await post(url, `[${numbers.map((number) => before + titleOf(number) + after).join(',')}]`)
  }
}

const feedByCommand = ({ url, token, communityId }: { url: string; token: string; communityId: string }): Feed => {
  const query = `mutation ($input: AskForHelpInput!) {
    askForHelp(input: $input) { __typename ... on Thread { id } ... on Error { code message } }
  }`
  const ask = async (number: number): Promise<void> => {
    const title = titleOf(number)
    const input = {
      communityId,
      title,
      body: 'Qui a déjà résolu cela ?',
      topics: ['recrutement'],
      commandId: randomUUID(),
    }
    const body = JSON.stringify({ query, variables: { input } })
    const answer = await post(`${url}/graphql`, body, { authorization: `Bearer ${token}` })
    if (!answer.includes('"__typename":"Thread"')) throw new Error(`The hub refused a question: ${answer}`)
  }
  return async (numbers) => {
    await Promise.all(numbers.map(ask))
  }
}

/** An event that no reaction hears: what is measured is its way to the screens. */
const feedByLog = (into: { databaseUrl: string; communityId: string; actorId: string }): Feed => {
  const database = connect(into.databaseUrl, { max: 1 })
  const write = async (numbers: readonly number[]): Promise<void> => {
    const { communityId, actorId } = into
    const events = numbers.map((number) => {
      const data = { threadId: threadIdOf(number), openToNetwork: false }
      return checkEvent({
        definition: threadEdited,
        subjectId: data.threadId,
        communityId,
        audience: 'community',
        data,
      })
    })
    const context = { actorId, correlationId: newId(), now: new Date() }
    await transact(database, (tx) => emitAll(tx, context, events))
  }
  let waiting: number[] = []
  let last: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null
  const writeWaiting = (): Promise<void> => {
    const numbers = waiting
    waiting = []
    next = null
    return write(numbers)
  }
  // One transaction after the other, so that the log has them in their order; what waits meanwhile goes together.
  return (numbers) => {
    waiting.push(...numbers)
    next ??= last.then(writeWaiting)
    last = next
    return next
  }
}

export const createFeed = (kind: FeedKind): Feed => {
  if (kind.from === 'post') return feedByPost(kind)
  return kind.from === 'log' ? feedByLog(kind) : feedByCommand(kind)
}
