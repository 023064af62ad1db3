import type { Role } from '@ama/kernel'
import type { Locale } from '../rules/check-locale.ts'
import type { Letter } from '@ama/mail'
import { roleName } from './role-name.ts'

export interface InvitationWords {
  readonly displayName: string
  readonly inviter: string
  readonly role: Role
  /** null: the whole network. */
  readonly community: string | null
  readonly url: string
}

const inFrench = ({ displayName, inviter, role, community, url }: InvitationWords): Letter => {
  const place = community === null ? 'le réseau des communautés AMA des Landes' : `la communauté AMA « ${community} »`
  return {
    subject:
      community === null
        ? 'Bienvenue dans le réseau AMA des Landes'
        : `Bienvenue dans la communauté AMA « ${community} »`,
    greeting: `Bonjour ${displayName},`,
    paragraphs: [
      `${inviter} vous invite dans ${place}, au titre suivant : ${roleName('fr', role)}.`,
      'Vous y trouverez des collègues d’autres établissements, leurs questions et leurs solutions, et vous pourrez demander de l’aide à votre tour : « qui a déjà résolu cela ? »',
    ],
    button: { label: 'Découvrir et me connecter', url },
    notes: [
      'Ce lien sert une seule fois et vaut quinze minutes. S’il a expiré, la page de connexion vous en envoie un nouveau : il suffit d’y indiquer cette adresse de courriel.',
      'Vous ne connaissez pas cette personne ? Ignorez ce message.',
    ],
  }
}

const inEnglish = ({ displayName, inviter, role, community, url }: InvitationWords): Letter => ({
  subject:
    community === null ? 'Welcome to the AMA network of the Landes' : `Welcome to the AMA community “${community}”`,
  greeting: `Hello ${displayName},`,
  paragraphs: [
    `${inviter} invites you to ${community === null ? 'the network of the AMA communities of the Landes' : `the AMA community “${community}”`}, as: ${roleName('en', role)}.`,
    'You will find colleagues of other establishments there, their questions and their solutions, and you can ask for help yourself: “who has solved this before?”',
  ],
  button: { label: 'Have a look and sign in', url },
  notes: [
    'The link works once, within fifteen minutes. Should it have expired, the sign-in page sends a new one to this address.',
    'You do not know this person? Ignore this message.',
  ],
})

/** Welcomes somebody who was just given a first role. */
export const invitationLetter = (locale: Locale, words: InvitationWords): Letter =>
  locale === 'fr' ? inFrench(words) : inEnglish(words)
