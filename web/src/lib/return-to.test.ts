import { expect, test } from 'vitest'
import { safePath } from './return-to.ts'

test('one comes back to a page of this site only', () => {
  expect(safePath('/fils/1?q=a')).toBe('/fils/1?q=a')
  expect(safePath('https://ailleurs.example')).toBe('/')
  expect(safePath('//ailleurs.example')).toBe('/')
  expect(safePath('/\\ailleurs.example')).toBe('/')
})

test('one never comes back to the sign-in page', () => {
  expect(safePath('/connexion?retour=/')).toBe('/')
})
