import { Refusal } from '@ama/kernel'
import { expect, it, test } from 'vitest'
import { checkDay, checkText } from './check-outcome.ts'

test.each(['2026-02-30', '30/12/2026', '20261230', '2026-12-18T10:00', '0026-12-18', 'demain'])(
  '%s is no day by which to do something',
  (day) => {
    expect(checkDay('dueOn', day)).toBeInstanceOf(Refusal)
  },
)

it('a day is kept as it is, and none is none', () => {
  expect(checkDay('dueOn', '2028-02-29')).toEqual(new Date('2028-02-29T00:00:00Z'))
  expect(checkDay('dueOn', null)).toBeNull()
})

it('a text has something in it, and an end', () => {
  expect(checkText('text', ' \n', 10)).toBeInstanceOf(Refusal)
  expect(checkText('text', 'a'.repeat(11), 10)).toBeInstanceOf(Refusal)
  expect(checkText('text', ' Oui ', 10)).toBe('Oui')
})
