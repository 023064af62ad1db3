import { beforeEach, describe, expect, test, vi } from 'vitest'
import { asCommand, forgetDraft, keepDraft, readDraft } from './drafts.ts'

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

describe('two tabs with the same form', () => {
  beforeEach(() => {
    const kept = new Map<string, string>()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    })
    return () => vi.unstubAllGlobals()
  })
  const keep = (body: string) => keepDraft('me', 'answer', { values: { body }, ...empty })
  const read = () => readDraft('me', 'answer', { body: '' })?.values.body

  test('what was sent is forgotten', () => {
    keep('Bonjour')
    forgetDraft('me', 'answer', { body: 'Bonjour' })
    expect(read()).toBeUndefined()
  })

  test('what was written in one stays kept when the other has sent its own', () => {
    keep('Bonjour')
    keep('Bonsoir à tous')
    forgetDraft('me', 'answer', { body: 'Bonjour' })
    expect(read()).toBe('Bonsoir à tous')
  })
})
