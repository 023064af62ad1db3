import { unavailable } from '@ama/kernel'
import { buildSchema, parse } from 'graphql'
import { expect, it } from 'vitest'
import { subscribeLive } from './subscribe-live.ts'

it('an event that comes while the database is gone is given whole, later, and once', async () => {
  const schema = buildSchema('type Query { x: Int } type Subscription { asked: Thread } type Thread { title: String }')
  let gone = true
  const title = () => {
    if (!gone) return 'Tutorat'
    gone = false
    throw unavailable()
  }
  const source = async function* () {
    yield { asked: { title } }
  }
  const subscribed = await subscribeLive({
    schema,
    document: parse('subscription { asked { title } }'),
    rootValue: { asked: source },
  })
  if (!(Symbol.asyncIterator in subscribed)) throw new Error('not subscribed')
  const results: unknown[] = []
  for await (const result of subscribed) results.push(result)
  expect(JSON.parse(JSON.stringify(results))).toEqual([{ data: { asked: { title: 'Tutorat' } } }])
})
