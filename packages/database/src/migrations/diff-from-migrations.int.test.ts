import { appendFileSync, cpSync } from 'node:fs'
import path from 'node:path'
import { testFolder, testServerUrl } from '@ama/testkit'
import { expect, test } from 'vitest'
import { diffFromMigrations } from './diff-from-migrations.ts'
import { schemaFolder } from './read-migrations.ts'

test('schema and migrations agree (otherwise: npm run migration NAME)', async () => {
  expect(await diffFromMigrations(testServerUrl())).toBe('')
})

test('a change of the schema that no migration makes is seen', async () => {
  const folder = testFolder('schema')
  cpSync(schemaFolder, folder, { recursive: true })
  appendFileSync(path.join(folder, 'help.prisma'), '\nmodel Planted {\n  id String @id @db.Uuid\n  @@map("planted")\n}\n')
  const sql = await diffFromMigrations(testServerUrl(), { schema: folder })
  expect(sql).toContain('CREATE TABLE "planted"')
  expect(sql).not.toContain('DROP')
})
