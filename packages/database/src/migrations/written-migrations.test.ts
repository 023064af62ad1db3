import { expect, test } from 'vitest'
import { migrationsFolder, readScripts } from './read-migrations.ts'

// A restore runs the migrations in a schema of its own, inside one transaction, beside the tables in use.
const scripts = readScripts(migrationsFolder).map(({ name, sql }) => ({
  name,
  sql: sql.replaceAll(/--.*$/gm, '').replace('CREATE SCHEMA IF NOT EXISTS "public";', ''),
}))

test.each(scripts)('$name names no schema', ({ sql }) => {
  expect(sql).not.toMatch(/\bpublic\b"?\s*\.|search_path/i)
})

test.each(scripts)('$name leaves its transaction to whoever runs it', ({ sql }) => {
  expect(sql).not.toMatch(/\b(begin|start transaction|commit|rollback|end)\s*;/i)
})

test.each(scripts)('$name makes an extension only where it is missing', ({ sql }) => {
  expect(sql).not.toMatch(/create extension (?!if not exists)/i)
})
