import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { connect, migrate, startEmbeddedPostgres } from '@ama/database'
import { createLogger } from '@ama/kernel'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server of this run, with the migrated database `template`. */
    testServerUrl: string
  }
}

export const templateName = 'hub_template'

const makeTemplate = async (serverUrl: string): Promise<void> => {
  const admin = connect(serverUrl, { max: 1 })
  await admin.pool.query(`CREATE DATABASE ${templateName}`)
  await admin.close()
  const template = new URL(serverUrl)
  template.pathname = templateName
  await migrate(template.href)
}

/** One PostgreSQL for the whole run, in a temporary folder, gone afterwards whatever the tests did. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'hub-tests-'))
  const clean = (): void => rmSync(dataDir, { recursive: true, force: true })
  try {
    const server = await startEmbeddedPostgres({ dataDir, log: createLogger('warn'), durable: false })
    const tearDown = (): Promise<void> => server.stop().finally(clean)
    await makeTemplate(server.url).catch(async (error: unknown) => {
      await tearDown()
      throw error
    })
    project.provide('testServerUrl', server.url)
    return tearDown
  } catch (error) {
    clean()
    throw error
  }
}
