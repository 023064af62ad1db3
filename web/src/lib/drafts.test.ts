import { expect, test } from 'vitest'
import { asCommand } from './drafts.ts'

const empty = { commandId: null, sent: null }

test('the same text sent again keeps its command id, so that it has no second effect', () => {
  const first = asCommand({ values: { body: 'Bonjour' }, ...empty })
  expect(asCommand(first).commandId).toBe(first.commandId)
})

test('a text that was changed after a failure is another command', () => {
  const first = asCommand({ values: { body: 'Bonjour' }, ...empty })
  const changed = asCommand({ ...first, values: { body: 'Bonjour à tous' } })
  expect(changed.commandId).not.toBe(first.commandId)
})
