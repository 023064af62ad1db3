import { expect, test } from 'vitest'
import { eventually } from './eventually.ts'

test('gives what the check gives once it gives something', async () => {
  let asked = 0
  const found = await eventually(() => (++asked < 3 ? null : { asked }))
  expect(found).toEqual({ asked: 3 })
})

test('fails with the last error of the check', async () => {
  let asked = 0
  const never = eventually(() => Promise.reject(new Error(`no ${++asked}`)), { within: 30 })
  await expect(never).rejects.toThrow(/^no [2-9]$/)
})

test('says what it waited for', async () => {
  await expect(eventually(() => false, { within: 0 })).rejects.toThrow('Not so within 0 ms: () => false')
})
