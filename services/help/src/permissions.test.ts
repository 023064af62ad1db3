import type { Actor, HeldRole } from '@ama/kernel'
import { describe, expect, it } from 'vitest'
import { mayAnswer, mayAsk, mayEditAnswer, mayEditThread, mayMarkSolved, mayRead, mayReopen } from './permissions.ts'

const marsan = 'marsan'
const dax = 'dax'

const actor = (memberId: string, ...roles: HeldRole[]): Actor => ({
  memberId,
  establishmentId: null,
  roles,
  credential: { kind: 'session', id: 's', expiresAt: null },
})

const who = {
  author: actor('author', { role: 'MANAGER', communityId: marsan }),
  'former member who wrote it': actor('author', { role: 'MANAGER', communityId: dax }),
  manager: actor('m', { role: 'MANAGER', communityId: marsan }),
  hr: actor('h', { role: 'HR', communityId: marsan }),
  professional: actor('p', { role: 'PROFESSIONAL', communityId: marsan }),
  ambassador: actor('a', { role: 'AMBASSADOR', communityId: marsan }),
  'manager elsewhere': actor('d', { role: 'MANAGER', communityId: dax }),
  'training body of the network': actor('g', { role: 'TRAINING_BODY', communityId: null }),
  'partner of the network': actor('ars', { role: 'PARTNER', communityId: null }),
  'project team': actor('dep', { role: 'PROJECT_TEAM', communityId: null }),
  'network referent': actor('rn', { role: 'NETWORK_REFERENT', communityId: null }),
  'referent of one community only': actor('r1', { role: 'NETWORK_REFERENT', communityId: dax }),
  'someone without role': actor('x'),
} satisfies Record<string, Actor>

type Person = keyof typeof who
const everybody = Object.keys(who) as Person[]

const thread = {
  communityId: marsan,
  authorId: 'author',
  openToNetwork: false,
  solvedAt: null,
  solvingAnswerId: null,
}
const opened = { ...thread, openToNetwork: true }
const solved = { ...thread, solvedAt: new Date(), solvingAnswerId: 'solving' }
const members: Person[] = ['author', 'manager', 'hr', 'professional', 'ambassador', 'network referent']

const table: [string, (person: Actor) => boolean, readonly Person[]][] = [
  ['read a thread of Marsan', (person) => mayRead(person, thread), members],
  ['read a thread that its author opened to the network', (person) => mayRead(person, opened), everybody],
  ['ask in Marsan', (person) => mayAsk(person, marsan), members],
  ['answer a thread of Marsan', (person) => mayAnswer(person, thread), members],
  ['answer an opened thread', (person) => mayAnswer(person, opened), everybody],
  ['edit the question', (person) => mayEditThread(person, thread), ['author']],
  ['edit the opened question', (person) => mayEditThread(person, opened), ['author', 'former member who wrote it']],
  ['edit a solved question', (person) => mayEditThread(person, solved), []],
  ['mark it solved', (person) => mayMarkSolved(person, thread), ['author', 'network referent']],
  ['reopen it', (person) => mayReopen(person, solved), ['author', 'network referent']],
  ['edit one’s answer', (person) => mayEditAnswer(person, thread, { id: 'a', authorId: 'hr' }), []],
  [
    'edit an answer of the author',
    (person) => mayEditAnswer(person, thread, { id: 'a', authorId: 'author' }),
    ['author'],
  ],
  [
    'edit the answer that solved it',
    (person) => mayEditAnswer(person, solved, { id: 'solving', authorId: 'author' }),
    [],
  ],
]

describe.each(table)('may %s', (_deed, may, allowed) => {
  it.each(everybody)('%s', (person) => {
    expect(may(who[person])).toBe(allowed.includes(person))
  })
})
