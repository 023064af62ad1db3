import { encodeNodeId } from '@ama/graphql'
import { newId, type HeldRole } from '@ama/kernel'
import { issueTokens } from '@ama/people'
import type { TwoGateways } from '../start-two-gateways.ts'
import { communities, type Claim, type CommunityName, type ScreenName } from './steps.ts'

const slugs = { Marsan: 'marsan', 'Grand Dax': 'grand-dax' } as const
const emails = {
  Nadège: 'directrice.marsan@demo.example',
  Bruno: 'directeur.dax@demo.example',
  Inès: 'ambassadrice.marsan@demo.example',
  Hélène: 'referente@demo.example',
  Claire: 'greta@demo.example',
} as const

export interface Person {
  readonly id: string
  readonly token: string
}
export interface Place {
  readonly id: string
  readonly nodeId: string
  /** A thread that things happen to. */
  readonly threadId: string
}

/** Who watches on a screen, what they ask for, and whether they ask for something that depends on who asks. */
export const watching: Record<
  ScreenName,
  { who: keyof typeof emails; covers: CommunityName | null; personal: boolean }
> = {
  'Nadège (Marsan)': { who: 'Nadège', covers: null, personal: false },
  'Bruno (Grand Dax)': { who: 'Bruno', covers: null, personal: false },
  'Inès (both, looks at Grand Dax)': { who: 'Inès', covers: 'Grand Dax', personal: true },
  'Hélène (network referent)': { who: 'Hélène', covers: null, personal: true },
  Claire: { who: 'Claire', covers: null, personal: false },
  'Claire (looks at Marsan)': { who: 'Claire', covers: 'Marsan', personal: false },
}

/** The members of the drawn programs and the two communities in which they meet; Inès belongs to both. */
export const gatherCast = async ({ database }: TwoGateways) => {
  const { prisma } = database
  const person = async (email: string): Promise<Person> => {
    const { id } = await prisma.member.findUniqueOrThrow({ where: { email } })
    const [token = ''] = await issueTokens(database, [email])
    return { id, token }
  }
  const people = {
    Nadège: await person(emails.Nadège),
    Bruno: await person(emails.Bruno),
    Inès: await person(emails.Inès),
    Hélène: await person(emails.Hélène),
    Claire: await person(emails.Claire),
  }
  const place = async (name: CommunityName): Promise<Place> => {
    const { id } = await prisma.community.findUniqueOrThrow({ where: { slug: slugs[name] } })
    const threadId = newId()
    const now = new Date()
    const text = { title: 'Tutorat', body: 'Qui a essayé ?', lastActivityAt: now, createdAt: now }
    await prisma.thread.create({ data: { id: threadId, communityId: id, authorId: people.Hélène.id, ...text } })
    return { id, nodeId: encodeNodeId('Community', id), threadId }
  }
  const places = { Marsan: await place('Marsan'), 'Grand Dax': await place('Grand Dax') }
  await prisma.heldRole.create({
    data: { id: newId(), memberId: people.Inès.id, role: 'PROFESSIONAL', communityId: places['Grand Dax'].id },
  })
  const claims: Record<Claim, HeldRole> = {
    'manager in Marsan': { role: 'MANAGER', communityId: places.Marsan.id },
    'ambassador in Marsan': { role: 'AMBASSADOR', communityId: places.Marsan.id },
    'manager in Grand Dax': { role: 'MANAGER', communityId: places['Grand Dax'].id },
    'network referent': { role: 'NETWORK_REFERENT', communityId: null },
  }
  return { people, places, claims, communities }
}

export type Cast = Awaited<ReturnType<typeof gatherCast>>
