import { expect, test } from 'vitest'
import { deviceOf } from './device-of.ts'

test('a person recognises the own devices', () => {
  expect(deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/140.0 Safari/537.36 Edg/140.0')).toBe('Edge, Windows')
  expect(deviceOf('Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36')).toBe('Chrome, Android')
  expect(deviceOf('curl')).toBeNull()
})
