import type { Actor, Role } from '@ama/kernel'

/** Somebody of no establishment who holds this role. */
export const holding = (role: Role, communityId: string | null): Actor => ({
  memberId: crypto.randomUUID(),
  establishmentId: null,
  roles: [{ role, communityId }],
  credential: { kind: 'session', id: 'session', expiresAt: null },
})
