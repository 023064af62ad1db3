import { expect, test } from 'vitest'
import { datamodelProblems } from './datamodel.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const schema = 'packages/database/prisma/schema'
const thread = 'model Thread {\n  id String @id\n  seats Seat[]\n}\n'
const member = 'model Member {\n  id String @id\n  seats Seat[]\n}\n'
const seatOf = (model: string) =>
  `model Seat {\n  id String @id\n  of ${model}? @relation("seat", fields: [ofId], references: [id])\n}\n`

test('a relation to a ground-floor model passes, with its way back', () => {
  using folder = temporaryFolder({
    [`${schema}/people.prisma`]: member,
    [`${schema}/workshops.prisma`]: seatOf('Member'),
  })
  expect(datamodelProblems(folder.root)).toEqual([])
})

test('a relation from one first-floor area to another fails', () => {
  using folder = temporaryFolder({
    [`${schema}/help.prisma`]: thread,
    [`${schema}/workshops.prisma`]: seatOf('Thread'),
  })
  expect(datamodelProblems(folder.root)).toEqual([
    `${schema}/workshops.prisma: Seat must not point to Thread of help: keep its id without a relation, areas speak by events.`,
  ])
})

test('a relation from the ground floor up fails', () => {
  using folder = temporaryFolder({ [`${schema}/help.prisma`]: thread, [`${schema}/people.prisma`]: seatOf('Thread') })
  expect(datamodelProblems(folder.root)).toEqual([expect.stringContaining('Seat must not point to Thread of help')])
})
