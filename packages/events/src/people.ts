import { z } from 'zod'
import { defineEvent } from './define-event.ts'

const role = z.enum([
  'NETWORK_REFERENT',
  'MANAGER',
  'HR',
  'PROFESSIONAL',
  'AMBASSADOR',
  'TRAINING_BODY',
  'PROJECT_TEAM',
  'PARTNER',
  'RESEARCHER',
])
const held = z.object({ memberId: z.uuid(), role, communityId: z.uuid().nullable() })

export const memberInvited = defineEvent({
  area: 'people',
  name: 'member-invited',
  summary: 'A person was invited and became a member.',
  data: z.object({ memberId: z.uuid(), establishmentId: z.uuid().nullable() }),
})

export const roleGiven = defineEvent({
  area: 'people',
  name: 'role-given',
  summary: 'A member holds a role, in a community or in the whole network.',
  data: held,
  activity: { kind: 'MEMBER_JOINED', subject: 'Member', feed: false },
})

export const roleEnded = defineEvent({
  area: 'people',
  name: 'role-ended',
  summary: 'A member no longer holds a role: what it let him or her see closes at once.',
  data: held,
})

export const credentialEnded = defineEvent({
  area: 'people',
  name: 'credential-ended',
  summary: 'A session or a personal token was ended: what was opened with it closes at once.',
  data: z.object({ memberId: z.uuid(), kind: z.enum(['session', 'token']), credentialId: z.uuid() }),
})
