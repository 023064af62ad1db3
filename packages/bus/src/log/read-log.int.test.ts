import { testDatabase } from '@ama/testkit'
import { afterAll, expect, test } from 'vitest'
import { logHead } from './read-log.ts'

const database = await testDatabase()
afterAll(() => database.drop())

test('several who ask at the same moment how far the log goes are all told', async () => {
  const heads = await Promise.all([logHead(database), logHead(database), logHead(database)])
  expect(heads.map(({ position }) => position)).toEqual([0n, 0n, 0n])
})
