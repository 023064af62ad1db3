import { expect, test } from 'vitest'
import { delayAfter, describeError } from './record-failure.ts'

test('delays double from a second to ten minutes at most', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 40].map(delayAfter)).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 512_000, 600_000, 600_000,
  ])
})

test.each([
  ['its name and message', new RangeError('too far'), 'RangeError: too far'],
  ['the code of a database error', Object.assign(new Error('no'), { code: 'P2002' }), 'Error P2002: no'],
  [
    'the last line, not the values quoted before it',
    new Error('Invalid `create()`:\n{ body: "Bonjour" }\n\nArgument is missing.'),
    'Error: Argument is missing.',
  ],
  ['at most 300 characters', new Error('x'.repeat(1_000)), `Error: ${'x'.repeat(293)}`],
  ['no character that PostgreSQL refuses', new Error('a\0b'), 'Error: ab'],
  ['something, also of what is no error', 'thrown text', 'something that is no error was thrown'],
])('of a failure it remembers %s', (_, error, reason) => {
  expect(describeError(error)).toBe(reason)
})
