import type { Locale } from '../rules/check-locale.ts'
import type { Letter } from '@ama/mail'

/** Answers somebody who asked to sign in. */
export const signInLetter = (locale: Locale, { displayName, url }: { displayName: string; url: string }): Letter =>
  locale === 'fr'
    ? {
        subject: 'Votre lien de connexion aux communautés AMA',
        greeting: `Bonjour ${displayName},`,
        paragraphs: ['Voici le lien que vous avez demandé pour vous connecter aux communautés AMA des Landes.'],
        button: { label: 'Me connecter', url },
        notes: [
          'Ce lien sert une seule fois et vaut quinze minutes. Ne le transmettez à personne.',
          'Vous n’avez rien demandé ? Ignorez ce message : sans ce lien, personne ne peut se connecter à votre place.',
        ],
      }
    : {
        subject: 'Your sign-in link for the AMA communities',
        greeting: `Hello ${displayName},`,
        paragraphs: ['Here is the link you asked for, to sign in to the AMA communities of the Landes.'],
        button: { label: 'Sign in', url },
        notes: [
          'It works once, within fifteen minutes. Please do not pass it on.',
          'You asked for nothing? Ignore this message: without the link nobody can sign in as you.',
        ],
      }
