import { newId } from '@ama/kernel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from './testing/clients.ts'
import { contract, deeds } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

let hub: TestHub
let member: Member
let threadId: string

beforeAll(async () => {
  hub = await startTestHub({ threads: true })
  member = await hub.as('referente@demo.example')
  threadId = (await deeds(member).ask(await deeds(member).communityId('marsan')))['id'] ?? ''
  const { prisma } = hub.database
  const asked = await prisma.thread.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
  const authors = await prisma.member.findMany({ take: 60, select: { id: true } })
  const now = new Date()
  await prisma.thread.createMany({
    data: authors.map((author) => ({ ...asked, id: newId(), authorId: author.id })),
  })
  await prisma.answer.createMany({
    data: authors.map((author) => ({
      id: newId(),
      threadId: asked.id,
      authorId: author.id,
      body: 'x',
      createdAt: now,
    })),
  })
})
afterAll(() => hub.stop())

/** Statements that a document takes, those of the hub's own housekeeping meanwhile included; a transaction counts as one. */
const statementsOf = async (query: string, variables: object): Promise<number> => {
  let count = 0
  const counting = () => void (count += 1)
  hub.database.pool.on('acquire', counting)
  const { errors } = await member.ask(query, variables)
  hub.database.pool.off('acquire', counting)
  expect(errors).toBeUndefined()
  return count
}

it.each([
  ['the communities', contract.communities, () => ({})],
  ['a community', contract.community, () => ({ slug: 'marsan' })],
  ['a thread', contract.thread, () => ({ id: threadId })],
])('the page of %s takes a dozen statements at most, however many wrote in it', async (_page, document, variables) => {
  // Rounds and reactions run beside it: the least of a few looks is the page's own.
  const counts: number[] = []
  for (let look = 0; look < 5; look++) counts.push(await statementsOf(document, variables()))
  expect(Math.min(...counts)).toBeLessThanOrEqual(12)
})
