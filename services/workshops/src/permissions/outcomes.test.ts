import type { Role } from '@ama/kernel'
import { expect, test } from 'vitest'
import { mayFinishTask, mayTellSatisfaction } from './outcomes.ts'

const person = (memberId: string, role: Role) => ({ memberId, roles: [{ role, communityId: null }] })
const workshop = { organisers: [{ memberId: 'organiser' }] }

test.each([
  ['the one who is to do it', person('assignee', 'PROFESSIONAL'), true],
  ['an organiser', person('organiser', 'MANAGER'), true],
  ['the network referent', person('referent', 'NETWORK_REFERENT'), true],
  ['another manager', person('other', 'MANAGER'), false],
])('a task is finished by %s: %j', (_who, actor, allowed) => {
  expect(mayFinishTask(actor, workshop, { assigneeId: 'assignee' })).toBe(allowed)
})

const now = new Date('2026-11-28T12:00:00Z')
const over = { state: 'PUBLISHED', endsAt: new Date('2026-11-28T11:00:00Z') }
test.each([
  ['who was there', { state: 'ATTENDED' }, over, true],
  ['who was registered where nobody checked in', { state: 'REGISTERED' }, over, true],
  ['who was absent', { state: 'ABSENT' }, over, false],
  ['who waited', { state: 'WAITING' }, over, false],
  ['who was not registered', null, over, false],
  ['anybody before the end', { state: 'REGISTERED' }, { ...over, endsAt: new Date('2026-11-28T13:00:00Z') }, false],
  ['anybody of a cancelled one', { state: 'REGISTERED' }, { ...over, state: 'CANCELLED' }, false],
])('satisfaction is asked of %s', (_who, registration, facts, asked) => {
  expect(mayTellSatisfaction(registration, facts, now)).toBe(asked)
})
