import type { Mail } from '@ama/mail'
import { composeMail } from '@ama/mail'
import { invitationLetter } from '../mails/invitation-letter.ts'
import { newRoleLetter } from '../mails/new-role-letter.ts'
import { localeOf } from '../rules/check-locale.ts'
import type { FoundInvitation } from './find-invitation.ts'

const wordsOf = ({ member, inviter, role, community }: FoundInvitation, url: string) => ({
  displayName: member.displayName,
  inviter: inviter?.displayName ?? 'La référente réseau',
  role,
  community: community?.name ?? null,
  url,
})

/** Welcomes a newcomer, with a link that signs in. */
export const welcomeMail = (invitation: FoundInvitation, url: string): Mail => {
  const locale = localeOf(invitation.member)
  return composeMail(invitation.member.email, locale, invitationLetter(locale, wordsOf(invitation, url)))
}

/** Tells somebody who has signed in before, with a link to the place. */
export const newRoleMail = (invitation: FoundInvitation, origin: string): Mail => {
  const locale = localeOf(invitation.member)
  const url = invitation.community ? `${origin}/communautes/${invitation.community.slug}` : origin
  return composeMail(invitation.member.email, locale, newRoleLetter(locale, wordsOf(invitation, url)))
}
