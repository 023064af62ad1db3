import { unavailable } from '@ama/kernel'
import { buildSchema, parse, validateSubscriptionArgs } from 'graphql'
import { expect, it } from 'vitest'
import { frameEnd, frameStart, resolveEvent } from './say.ts'

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

it('a frame is the same for all but its start', () => {
  const payload = { data: { activity: { kind: 'THREAD_ASKED' } } }
  const frame = `${frameStart('é"1')}${frameEnd(payload).toString()}`
  expect(JSON.parse(frame)).toEqual({ id: 'é"1', type: 'next', payload })
})
