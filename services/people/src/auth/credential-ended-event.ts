import { credentialEnded } from '@ama/events'

/** Says, in the transaction that ends it, that a session or token is no longer good: sockets opened with it close. */
export const credentialEndedEvent = (memberId: string, kind: 'session' | 'token', credentialId: string) => ({
  definition: credentialEnded,
  subjectId: credentialId,
  communityId: null,
  audience: 'internal' as const,
  data: { memberId, kind, credentialId },
})
