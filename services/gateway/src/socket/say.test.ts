import type { Cursors, Hub } from '@ama/graphql'
import { unavailable } from '@ama/kernel'
import { buildSchema, parse, validateSubscriptionArgs } from 'graphql'
import { expect, it } from 'vitest'
import { schema as hubSchema } from '../schema.ts'
import { createContexts, frameEnd, frameStart, resolveEvent } from './say.ts'

it('what happens while the database is gone is said whole, later, and once, by a context that was not there', async () => {
  const schema = buildSchema('type Query { x: Int } type Subscription { asked: Thread } type Thread { title: String }')
  let gone = true
  const title = () => {
    if (!gone) return 'Tutorat'
    gone = false
    throw unavailable()
  }
  const args = validateSubscriptionArgs({ schema, document: parse('subscription { asked { title } }') })
  if (!('schema' in args)) throw new Error('not valid')
  const attempts: number[] = []
  const result = await resolveEvent(args, { asked: { title } }, (attempt) => {
    attempts.push(attempt)
    return {}
  })
  expect(JSON.parse(JSON.stringify(result))).toEqual({ data: { asked: { title: 'Tutorat' } } })
  expect(attempts).toEqual([0, 1])
})

it('what a subscription may cost was judged when it was asked for, and is not again at each event', async () => {
  const deep = 'community { threads { edges { node { '.repeat(4) + 'id' + ' } } } }'.repeat(4)
  const document = parse(`subscription { activity { cursor ${deep} } }`)
  const args = validateSubscriptionArgs({ schema: hubSchema, document })
  if (!('schema' in args)) throw new Error('not valid')
  const contexts = createContexts({ hub: {} as Hub, live: { cursorAt: String } as unknown as Cursors })
  const result = await resolveEvent(args, { signal: 'RESYNC', position: 7n }, () => contexts(null).context)
  expect(JSON.parse(JSON.stringify(result))).toEqual({ data: { activity: { cursor: '7', community: null } } })
})

it('a frame is the same for all but its start', () => {
  const payload = { data: { activity: { kind: 'THREAD_ASKED' } } }
  const frame = `${frameStart('é"1')}${frameEnd(payload).toString()}`
  expect(JSON.parse(frame)).toEqual({ id: 'é"1', type: 'next', payload })
})
