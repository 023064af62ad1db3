import { freePort, testDatabase, testNats } from '@ama/testkit'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runHub, type RunningProgram } from './testing/run-hub.ts'
import { journey } from './testing/journey.ts'

let folder: string
const running: RunningProgram[] = []
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hub-processes-'))
})
afterAll(async () => {
  await Promise.all(running.map((hub) => hub.kill()))
  await rm(folder, { recursive: true, force: true })
})

const begin = async (args: readonly string[], settings: Record<string, string>): Promise<void> => {
  const hub = runHub(args, settings)
  running.push(hub)
  await hub.prints('Hub ready')
}

const nats = await testNats()
afterAll(() => nats?.stop())

describe('the same journey', () => {
  it.skipIf(!nats)(
    'gives the same in one process from nothing and in three with PostgreSQL and NATS given',
    async () => {
      const alone = await freePort()
      await begin(['start'], { HUB_DATA_DIR: path.join(folder, 'alone'), HUB_PORT: String(alone) })
      const one = await journey(alone, { HUB_DATA_DIR: path.join(folder, 'alone') })

      const database = await testDatabase()
      const port = await freePort()
      const shared = {
        DATABASE_URL: database.url,
        NATS_URL: nats?.url ?? '',
        HUB_DEMO: '1',
        HUB_DATA_DIR: path.join(folder, 'three'),
        HUB_PORT: String(port),
      }
      await begin(['start', '--roles', 'gateway'], shared)
      await begin(['start', '--roles', 'relay'], shared)
      await begin(['start', '--roles', 'reactions'], shared)
      const three = await journey(port, shared)

      expect(three).toEqual(one)
      expect(one.seen).toEqual(['THREAD_ASKED', 'THREAD_ANSWERED', 'THREAD_SOLVED'])
      expect(one.whoToAsk).toEqual([{ topic: 'essai-du-parcours', solvedCount: 1 }])
    },
    120_000,
  )
})
