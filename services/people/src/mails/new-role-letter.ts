import type { Locale } from '../rules/check-locale.ts'
import type { Letter } from '@ama/mail'
import type { InvitationWords } from './invitation-letter.ts'
import { roleName } from './role-name.ts'

/** Tells a member, who knows the hub already, of a further role. */
export const newRoleLetter = (
  locale: Locale,
  { displayName, inviter, role, community, url }: InvitationWords,
): Letter =>
  locale === 'fr'
    ? {
        subject: `Un nouveau rôle pour vous : ${roleName('fr', role)}`,
        greeting: `Bonjour ${displayName},`,
        paragraphs: [
          `${inviter} vous a confié un rôle ${community === null ? 'dans le réseau des communautés AMA des Landes' : `dans la communauté AMA « ${community} »`} : ${roleName('fr', role)}.`,
        ],
        button: { label: 'Ouvrir', url },
        notes: ['Vous pouvez mettre fin vous-même à ce rôle, depuis votre compte.'],
      }
    : {
        subject: `A new role for you: ${roleName('en', role)}`,
        greeting: `Hello ${displayName},`,
        paragraphs: [
          `${inviter} gave you a role in ${community === null ? 'the network of the AMA communities of the Landes' : `the AMA community “${community}”`}: ${roleName('en', role)}.`,
        ],
        button: { label: 'Open', url },
        notes: ['You can end this role yourself, from your account.'],
      }
