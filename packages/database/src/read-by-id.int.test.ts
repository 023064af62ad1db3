import { randomUUID } from 'node:crypto'
import { testDatabase } from '@ama/testkit'
import { afterAll, expect, test } from 'vitest'
import type { Prisma } from './index.ts'
import { readById } from './read-by-id.ts'
import { fillDatabase } from './testing/fill-database.ts'

const database = await testDatabase()
afterAll(() => database.drop())
const { prisma } = database

await fillDatabase(database)
const { id: memberId } = await prisma.member.findFirstOrThrow()
const now = new Date('2026-09-01T08:00:00.123Z')
const organised = { createdById: memberId, createdAt: now }
await prisma.workshop.create({
  data: {
    ...organised,
    id: randomUUID(),
    kind: 'WORKSHOP',
    title: 'Tutorat',
    roles: ['MANAGER', 'HR'],
    startsAt: now,
    endsAt: new Date('2026-09-01T10:00:00Z'),
    updatedAt: now,
    cancelReason: 'Grippe',
    seats: 12,
  },
})
await prisma.datePoll.create({
  data: { ...organised, id: randomUUID(), kind: 'WORKSHOP', title: 'Quand ?', closesAt: now },
})
await prisma.proposal.create({
  data: {
    id: randomUUID(),
    title: 'Un livret',
    body: 'Pour qui arrive.',
    theme: 'Accueil',
    partners: ['a,b', '"c"'],
    authorId: memberId,
    createdAt: now,
    updatedAt: now,
  },
})

/** `all`: as Prisma reads them. */
const compare = <Model extends Prisma.ModelName>(model: Model, all: () => Promise<{ id: string }[]>): void => {
  test(`a ${model} that is read by its id is as Prisma gives it, alone and among others`, async () => {
    const read = readById(model)
    const rows = await all()
    expect(rows).not.toEqual([])
    const byId = new Map(rows.map((row) => [row.id, row]))
    expect(await read(database, [...byId.keys(), randomUUID()])).toStrictEqual(byId)
    for (const row of rows) expect(await read(database, [row.id])).toStrictEqual(new Map([[row.id, row]]))
  })
}

compare('Thread', () => prisma.thread.findMany())
compare('Community', () => prisma.community.findMany())
compare('Workshop', () => prisma.workshop.findMany())
compare('Proposal', () => prisma.proposal.findMany())
compare('DatePoll', () => prisma.datePoll.findMany())
compare('Member', () => prisma.member.findMany())
