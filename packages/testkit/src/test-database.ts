import { randomUUID } from 'node:crypto'
import { connect, type Database } from '@ama/database'
import { inject } from 'vitest'
import { templateName } from './template-name.ts'

/** The server of this run: for tests that make databases themselves. */
export const testServerUrl = (): string => inject('testRun').serverUrl

const onServer = async (sql: string): Promise<void> => {
  const admin = connect(testServerUrl(), { max: 1 })
  try {
    await admin.pool.query(sql)
  } finally {
    await admin.close()
  }
}

/** A migrated, empty database for one test file; `drop` it in afterAll. `empty`: without migrations. */
export const testDatabase = async (
  options: { max?: number; empty?: boolean } = {},
): Promise<Database & { drop(): Promise<void> }> => {
  const name = `hub_test_${randomUUID().replaceAll('-', '')}`
  await onServer(`CREATE DATABASE ${name}${options.empty ? '' : ` TEMPLATE ${templateName}`}`)
  const url = new URL(testServerUrl())
  url.pathname = name
  const database = connect(url.href, options)
  return {
    ...database,
    drop: async () => {
      await database.close()
      await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}
