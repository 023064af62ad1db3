import { expect, test } from 'vitest'
import { eventually } from './eventually.ts'

test('gives what the check gives once it gives something', async () => {
  let asked = 0
  const found = await eventually(() => (++asked < 3 ? null : { asked }))
  expect(found).toEqual({ asked: 3 })
})

test('fails with the last error of the check', async () => {
  const never = eventually(() => expect(1).toBe(2), { within: 30 })
  await expect(never).rejects.toThrow('expected 1 to be 2')
})
