import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { emit, transact } from '@ama/bus'
import { threadAsked } from '@ama/events'
import { newId } from '@ama/kernel'
import { eventually } from '@ama/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Member } from './testing/clients.ts'
import { deeds } from './testing/documents.ts'
import { home, type Home } from './testing/home.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

let hub: TestHub
let director: Member
let ambassador: Member
let stranger: Member
let marsan: string
beforeAll(async () => {
  hub = await startTestHub({ threads: true, workshops: true })
  director = await hub.as('directrice.marsan@demo.example')
  ambassador = await hub.as('ambassadrice.marsan@demo.example')
  stranger = await hub.as('directeur.dax@demo.example')
  marsan = await deeds(director).communityId('marsan')
})
afterAll(() => hub.stop())

const homeOf = async (member: Member, document = home): Promise<Home> => {
  const { data, errors } = await member.ask(document, { slug: 'marsan' })
  expect(errors).toBeUndefined()
  return data.community as unknown as Home
}
/** A question that everybody in the network may read. */
const askAll = async (member: Member, title: string) => {
  const query = `mutation ($input: AskForHelpInput!) { askForHelp(input: $input) { __typename } }`
  const input = { communityId: marsan, title, body: 'x', openToNetwork: true }
  expect((await member.ask(query, { input })).errors).toBeUndefined()
}
const titlesOf = (shown: Home) => shown.threads.edges.map(({ node }) => node.title)

/**
 * Statements of a reading, a transaction counting as one. Rounds and reactions run beside it, so it is the least of some,
 * until there are no more than `most`.
 */
const statements = async (most: number, read: (look: number) => Promise<unknown>) => {
  let least = Infinity
  for (let look = 0; look < 40 && least > most; look += 1) {
    let count = 0
    const counting = () => void (count += 1)
    hub.database.pool.on('acquire', counting)
    await read(look)
    hub.database.pool.off('acquire', counting)
    least = Math.min(least, count)
    if (least > most) await setTimeout(50)
  }
  return least
}

describe('the home page of a community', () => {
  // Something happened: what was kept is no longer right.
  beforeEach(() => deeds(director).ask(marsan, 'Avant'))

  it('takes nine statements at most, and one when somebody of whom the same is true was just there', async () => {
    // Under another name it is another document, which nobody asked before.
    const cold = await statements(9, (look) => homeOf(director, home.replace('Home', `Home${look}`)))
    expect(cold).toBeLessThanOrEqual(9)
    await homeOf(director)
    expect(await statements(1, () => homeOf(ambassador))).toBe(1)
    await eventually(async () => isDeepStrictEqual(await homeOf(ambassador), await homeOf(director)))
  })

  it('shows who writes what he or she has written, at once', async () => {
    await homeOf(director)
    const asked = await deeds(director).ask(marsan, 'Une question toute neuve')
    expect(titlesOf(await homeOf(director))[0]).toBe('Une question toute neuve')
    const answer = await deeds(ambassador).answer(asked['id'] ?? '')
    const [first] = (await homeOf(ambassador)).threads.edges
    expect(first?.node).toMatchObject({ answerCount: 1, lastAnswer: { id: answer['id'] } })
  })

  it('shows what was written through another gateway as soon as the event is there', async () => {
    await homeOf(director)
    const { id: authorId } = await hub.database.prisma.member.findFirstOrThrow({ where: { threads: { some: {} } } })
    const community = await hub.database.prisma.community.findUniqueOrThrow({ where: { slug: 'marsan' } })
    await transact(hub.database, async (tx) => {
      const [id, now] = [newId(), new Date()]
      const texts = { title: 'Venue d’ailleurs', body: 'x', topics: [] }
      await tx.thread.create({
        data: { id, communityId: community.id, authorId, ...texts, createdAt: now, lastActivityAt: now },
      })
      const data = { threadId: id, authorId, establishmentId: null }
      await emit(
        tx,
        { actorId: authorId, correlationId: newId(), now },
        { definition: threadAsked, subjectId: id, communityId: community.id, audience: 'community', data },
      )
    })
    await eventually(async () => titlesOf(await homeOf(director))[0] === 'Venue d’ailleurs')
  })

  it('gives nobody what was made for those who may see more', async () => {
    await deeds(director).ask(marsan, 'Entre nous')
    await askAll(director, 'Pour tout le monde')
    expect(titlesOf(await homeOf(director)).slice(0, 2)).toEqual(['Pour tout le monde', 'Entre nous'])
    const shown = await homeOf(stranger)
    expect(titlesOf(shown)).toContain('Pour tout le monde')
    expect(titlesOf(shown)).not.toContain('Entre nous')
    expect(titlesOf(await homeOf(director)).slice(0, 2)).toEqual(['Pour tout le monde', 'Entre nous'])
    expect(await homeOf(stranger)).toEqual(shown)
  })

  it('with what is the viewer’s own is made for each', async () => {
    const own =
      'query ($slug: String!) { community(slug: $slug) { threads(first: 1) { edges { node { title answerCount unread } } } } }'
    const unread = async (member: Member) => JSON.stringify(await homeOf(member, own)).includes('"unread":true')
    expect([await unread(director), await unread(ambassador), await unread(director)]).toEqual([false, true, false])
  })

  it('is nobody’s who is not signed in', async () => {
    await homeOf(director)
    const { json } = await hub.post(JSON.stringify({ query: home, variables: { slug: 'marsan' } }))
    expect(json.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })
})
