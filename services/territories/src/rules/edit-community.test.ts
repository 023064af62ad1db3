import { Refusal } from '@ama/kernel'
import { describe, expect, test } from 'vitest'
import { editCommunity } from './edit-community.ts'

const marsan = { name: 'Marsan', version: 3, communeCodes: new Set(['40192', '40281']) }
const known = new Set(['40192', '40281', '40088'])

describe('given Marsan at version 3, with two communes', () => {
  test('another name leaves the communes as they are', () => {
    expect(editCommunity(marsan, { version: 3, name: '  Le   Marsan ' }, known)).toEqual({
      name: 'Le Marsan',
      communesAdded: [],
      communesRemoved: [],
    })
  })

  test('other communes leave the name as it is, and say what came and went', () => {
    expect(editCommunity(marsan, { version: 3, communeCodes: ['40088', '40192', '40088'] }, known)).toEqual({
      name: 'Marsan',
      communesAdded: ['40088'],
      communesRemoved: ['40281'],
    })
  })

  test('the same name and communes change nothing', () => {
    expect(editCommunity(marsan, { version: 3, name: 'Marsan', communeCodes: ['40281', '40192'] }, known)).toBeNull()
    expect(editCommunity(marsan, { version: 3 }, known)).toBeNull()
  })

  test('a commune that is already in stays, even when the geographic code no longer knows it', () => {
    const edit = { version: 3, name: 'Ancien Marsan', communeCodes: ['40192', '40281'] }
    expect(editCommunity(marsan, edit, new Set())).toMatchObject({ name: 'Ancien Marsan', communesAdded: [] })
  })

  test.each([
    ['an older version', { version: 2, name: 'Le Marsan' }, 'CONFLICT', null],
    ['a version that does not exist yet', { version: 4, name: 'Le Marsan' }, 'CONFLICT', null],
    ['an empty name', { version: 3, name: '' }, 'INVALID_INPUT', 'name'],
    ['a name of blanks', { version: 3, name: ' \t\u200b\u0000' }, 'INVALID_INPUT', 'name'],
    ['a name of 121 characters', { version: 3, name: 'é'.repeat(121) }, 'INVALID_INPUT', 'name'],
    ['no commune at all', { version: 3, communeCodes: [] }, 'INVALID_INPUT', 'communeCodes'],
    [
      'a commune of another department',
      { version: 3, communeCodes: ['40192', '33063'] },
      'INVALID_INPUT',
      'communeCodes',
    ],
  ])('%s is refused', (_what, edit, code, field) => {
    const refusal = editCommunity(marsan, edit, known)
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ code, field })
  })

  test('a name of 120 characters is accepted', () => {
    expect(editCommunity(marsan, { version: 3, name: '🌲'.repeat(120) }, known)).toMatchObject({ communesAdded: [] })
  })
})
