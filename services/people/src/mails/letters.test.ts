import { describe, expect, test } from 'vitest'
import { composeMail } from '@ama/mail'
import { invitationLetter } from './invitation-letter.ts'
import { newRoleLetter } from './new-role-letter.ts'
import { signInLetter } from './sign-in-letter.ts'

const url = 'https://hub.example/connexion/lien?jeton=abc&x=1'
const words = {
  displayName: 'Élodie <b>Dubourg</b>',
  inviter: 'Hélène Castaing',
  role: 'PROFESSIONAL',
  community: 'Marsan',
  url,
} as const
const address = 'elodie.dubourg@ehpad.example'

describe.each(['fr', 'en'] as const)('in %s', (locale) => {
  const letters = {
    'the sign-in mail': signInLetter(locale, words),
    'the invitation': invitationLetter(locale, words),
    'the invitation into the whole network': invitationLetter(locale, { ...words, community: null }),
    'the news of a role': newRoleLetter(locale, words),
  }

  test.each(Object.entries(letters))('%s carries its link in both texts', (_title, letter) => {
    const mail = composeMail(address, locale, letter)
    expect(mail.to).toBe(address)
    expect(mail.text).toContain(`\n${url}\n`)
    expect(mail.html).toContain('href="https://hub.example/connexion/lien?jeton=abc&#38;x=1"')
    expect(mail.html).toContain(`<html lang="${locale}">`)
  })

  test.each(Object.entries(letters))('%s takes a name as text, never as HTML', (_title, letter) => {
    const mail = composeMail(address, locale, letter)
    expect(mail.text).toContain('Élodie <b>Dubourg</b>')
    expect(mail.html).not.toContain('<b>')
  })
})

test('the invitation says who invites, where and as what', () => {
  const { text, subject } = composeMail(address, 'fr', invitationLetter('fr', words))
  expect(subject).toBe('Bienvenue dans la communauté AMA «\u00a0Marsan\u00a0»')
  expect(text).toContain(
    'Hélène Castaing vous invite dans la communauté AMA «\u00a0Marsan\u00a0», au titre suivant\u00a0: professionnel ou professionnelle.',
  )
})
