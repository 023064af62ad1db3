import { expect, it, vi } from 'vitest'
import { describeError } from '@ama/kernel'
import { deeds } from './testing/documents.ts'
import { startTestHub } from './testing/start-test-hub.ts'

it('the log of something unexpected quotes neither texts nor statements', async () => {
  const hub = await startTestHub()
  const logged = vi.spyOn(hub.hub.log, 'error').mockImplementation(() => {})
  const member = await hub.as('directrice.marsan@demo.example')
  const communityId = await deeds(member).communityId('marsan')
  await hub.database.pool.query(`ALTER TABLE thread ADD CHECK (title NOT LIKE 'Madame%')`)
  const { errors } = await member.ask(
    `mutation ($communityId: ID!) { askForHelp(input: { communityId: $communityId, title: "Madame Durand", body: "son dossier" }) { __typename } }`,
    { communityId },
  )
  expect(errors?.[0]?.extensions.code).toBe('UNEXPECTED')
  expect(JSON.stringify(errors)).not.toMatch(/prisma|thread_title|Madame|dossier/i)
  const [about] = logged.mock.calls[0] as unknown as [{ err: unknown }]
  const line = JSON.stringify(describeError(about.err))
  // A check of the database, and where it was met.
  expect(line).toMatch(/23514/)
  expect(line).toMatch(/insert-at-once/)
  expect(line).not.toMatch(/Madame|dossier/)
  await hub.stop()
})
