import type { Hub } from '@ama/graphql'
import { buildSchema, parse, type ExecutionArgs } from 'graphql'
import { expect, it } from 'vitest'
import { createSharedAnswers } from './shared-answers.ts'

const schema = buildSchema('type Query { community(slug: String!): Community } type Community { name: String }')
const document = parse('{ community(slug: "marsan") { name } }')
const hub = {
  database: { prisma: { community: { findMany: async () => [{ id: 'c', slug: 'marsan' }] } } },
  stream: { healthy: () => true },
} as unknown as Hub

/** Lets what can go on go on. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

const open = () => {
  const { plugin, wrote } = createSharedAnswers(schema, hub)
  /** Answers that are being made, in the order in which they were begun. */
  const making: PromiseWithResolvers<unknown>[] = []
  const run = () => {
    const begun = Promise.withResolvers<unknown>()
    making.push(begun)
    return begun.promise
  }
  const visit = (asked = document, variableValues?: object): Promise<unknown> => {
    let execute: (args: ExecutionArgs) => unknown = run
    const contextValue = { viewer: { memberId: 'm', roles: [] } }
    const args = { schema, document: asked, variableValues, contextValue }
    void plugin.onExecute?.({
      args,
      executeFn: run,
      setExecuteFn: (given: typeof execute) => void (execute = given),
    } as unknown as Parameters<NonNullable<typeof plugin.onExecute>>[0])
    return Promise.resolve(execute(args as ExecutionArgs))
  }
  const finish = (nth: number, name: string) => making[nth]?.resolve({ data: { community: { name } } })
  const ask = (query: string, variables: object) => visit(parse(query), variables)
  return { visit: () => visit(), ask, making, finish, write: () => wrote(['c']) }
}
const textOf = (answer: unknown) => (answer as { stringify: () => string }).stringify()

it('those who ask at the same time are answered by one making', async () => {
  const { visit, making, finish } = open()
  const visits = [visit(), visit(), visit()]
  await settle()
  expect(making.length).toBe(1)
  finish(0, 'as it is')
  const [, ...others] = await Promise.all(visits)
  expect(others.map(textOf)).toEqual(Array(2).fill('{"data":{"community":{"name":"as it is"}}}'))
})

it('who asks after something was written does not wait for an answer that was begun before', async () => {
  const { visit, making, finish, write } = open()
  void visit()
  await settle()
  write()
  const after = visit()
  await settle()
  expect(making.length).toBe(2)
  finish(1, 'written')
  expect(await after).toEqual({ data: { community: { name: 'written' } } })
})

it('who was overtaken twice waits for no third', async () => {
  const { visit, making, finish, write } = open()
  void visit()
  await settle()
  const waiting = visit()
  await settle()
  for (const nth of [0, 1]) {
    write()
    void visit()
    await settle()
    finish(nth, 'overtaken')
    await settle()
  }
  expect(making.length).toBe(4)
  finish(3, 'his or her own')
  expect(await waiting).toEqual({ data: { community: { name: 'his or her own' } } })
})

it('who waited for an answer that was overtaken waits for the one that others wait for, not for one of his or her own', async () => {
  const { visit, making, finish, write } = open()
  void visit()
  await settle()
  const waiting = visit()
  await settle()
  write()
  void visit()
  await settle()
  finish(0, 'before')
  await settle()
  expect(making.length).toBe(2)
  finish(1, 'written')
  expect(textOf(await waiting)).toContain('written')
})

it('a variable that is left out has the value that the document says', async () => {
  const { ask, making, finish } = open()
  const query = 'query ($slug: String! = "marsan") { community(slug: $slug) { name } }'
  const asked = ask(query, {})
  await settle()
  finish(0, 'Marsan')
  await asked
  expect(textOf(await ask(query, {}))).toContain('Marsan')
  expect(making.length).toBe(1)
})

it('nothing is kept for a question that is as long as a book', async () => {
  const { ask, making, finish } = open()
  const query = 'query ($slug: String!) { community(slug: $slug) { name } }'
  for (const nth of [0, 1]) {
    const asked = ask(query, { slug: 'marsan', padding: 'x'.repeat(5_000) })
    await settle()
    finish(nth, 'Marsan')
    await asked
  }
  expect(making.length).toBe(2)
})

it('of all answers, those made last are kept, up to fifty million characters', async () => {
  const { ask, making, finish } = open()
  const query = 'query ($slug: String!) { community(slug: $slug) { name } }'
  const askFor = async (padding: number) => {
    const begun = making.length
    const asked = ask(query, { slug: 'marsan', padding })
    await new Promise((resolve) => setImmediate(resolve))
    if (making.length > begun) finish(begun, 'x'.repeat(199_000))
    await asked
    return making.length > begun
  }
  for (let nth = 0; nth < 260; nth += 1) await askFor(nth)
  expect([await askFor(259), await askFor(100), await askFor(0)]).toEqual([false, false, true])
})
