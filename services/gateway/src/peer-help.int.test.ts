import { testNats } from '@ama/testkit'
import { newId } from '@ama/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, deeds, only } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

const directrice = 'directrice.marsan@demo.example'
const ambassadrice = 'ambassadrice.marsan@demo.example'
const referente = 'referente@demo.example'
const dax = 'directeur.dax@demo.example'

const nats = await testNats()
afterAll(() => nats?.stop())

const onEachStream = (cases: (start: () => Promise<TestHub>) => void): void => {
  describe('a question, live, on the log in PostgreSQL', () => {
    cases(() => startTestHub())
  })
  const why = nats ? '' : ' (skipped: no nats-server on PATH)'
  describe.skipIf(!nats)(`a question, live, on NATS JetStream${why}`, () => {
    cases(() => startTestHub({ natsUrl: nats?.url ?? '' }))
  })
}

onEachStream((start) => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await start()
  })
  afterAll(() => hub.stop())

  it('is seen by a colleague, answered and solved, each seen by the other without asking again', async () => {
    const asker = await hub.as(directrice)
    const colleague = await hub.as(ambassadrice)
    const communityId = await deeds(asker).communityId('marsan')
    const seenByAsker = await asker.watch({ communityIds: [communityId] })
    const seenByColleague = await colleague.watch()

    const thread = await deeds(asker).ask(communityId, 'Qui a déjà recruté par apprentissage ?')
    const [asked] = await seenByColleague.until(1)
    expect(asked).toMatchObject({
      kind: 'THREAD_ASKED',
      community: { slug: 'marsan' },
      subject: { __typename: 'Thread', id: thread['id'], title: 'Qui a déjà recruté par apprentissage ?' },
    })
    const answer = await deeds(colleague).answer(thread['id'] ?? '')
    await seenByAsker.until(2)
    expect(await deeds(asker).solve(thread['id'] ?? '', answer['id'] ?? '')).toMatchObject({ __typename: 'Thread' })
    await seenByColleague.until(3)
    await seenByAsker.until(3)
    const kinds = ['THREAD_ASKED', 'THREAD_ANSWERED', 'THREAD_SOLVED']
    expect(seenByAsker.items.map(({ kind }) => kind)).toEqual(kinds)
    expect(seenByColleague.items.map(({ kind }) => kind)).toEqual(kinds)

    const page = only(await colleague.ask(contract.community, { slug: 'marsan' })) as unknown as {
      threads: { edges: { node: object }[] }
      activity: { edges: { node: { kind: string } }[] }
    }
    expect(page.threads.edges[0]?.node).toMatchObject({
      id: thread['id'],
      answerCount: 1,
      solvedAt: expect.any(String),
    })
    expect(page.activity.edges.slice(0, 3).map(({ node }) => node.kind)).toEqual(kinds.toReversed())
  })

  it('is not unread to who asks it until somebody answers: on itself, in the count and in the list', async () => {
    const asker = await hub.as(directrice)
    const colleague = await hub.as(ambassadrice)
    const communityId = await deeds(asker).communityId('marsan')
    const unread = async (): Promise<{ mark: boolean; count: number; listed: boolean }> => {
      const query = `query ($id: ID!) { node(id: $id) { ... on Thread { unread } }
        viewer { unreadThreadCount unreadThreads(first: 50) { edges { node { id } } } } }`
      const { data } = (await asker.ask(query, { id: thread['id'] })) as unknown as {
        data: {
          node: { unread: boolean }
          viewer: { unreadThreadCount: number; unreadThreads: { edges: { node: { id: string } }[] } }
        }
      }
      const { unreadThreadCount: count, unreadThreads } = data.viewer
      return { mark: data.node.unread, count, listed: unreadThreads.edges.some(({ node }) => node.id === thread['id']) }
    }
    const thread = await deeds(asker).ask(communityId, 'Qui a un modèle de livret d’accueil ?')
    const before = await unread()
    expect(before).toMatchObject({ mark: false, listed: false })
    await deeds(colleague).answer(thread['id'] ?? '')
    expect(await unread()).toEqual({ mark: true, count: before.count + 1, listed: true })
  })

  it('asked twice with one commandId, even at once, is one question', async () => {
    const asker = await hub.as(directrice)
    const communityId = await deeds(asker).communityId('marsan')
    const commandId = newId()
    const title = `Une seule fois, ${commandId}`
    const answers = await Promise.all([1, 2, 3, 4].map(() => deeds(asker).ask(communityId, title, { commandId })))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(await hub.database.prisma.thread.count({ where: { title } })).toBe(1)
  })

  it('missed while away comes after the cursor, once, then life goes on', async () => {
    const asker = await hub.as(directrice)
    const communityId = await deeds(asker).communityId('marsan')
    const before = await asker.watch({ communityIds: [communityId] })
    await deeds(asker).ask(communityId, 'Avant')
    const here = () => before.items.find(({ subject }) => subject?.title === 'Avant')?.cursor
    await expect.poll(here).toBeDefined()
    const cursor = here() ?? ''
    before.stop()
    const missed = [await deeds(asker).ask(communityId, 'Manqué 1'), await deeds(asker).ask(communityId, 'Manqué 2')]
    const back = await asker.watch({ communityIds: [communityId], after: cursor })
    await back.until(2)
    const live = await deeds(asker).ask(communityId, 'Après')
    await back.until(3)
    expect(back.items.map(({ subject }) => subject?.id)).toEqual([...missed, live].map(({ id }) => id))
  })

  it('is hidden from a member of another community, in lists, by id, in search and live', async () => {
    const asker = await hub.as(directrice)
    const stranger = await hub.as(dax)
    const communityId = await deeds(asker).communityId('marsan')
    const watching = await stranger.watch()
    const referent = await (await hub.as(referente)).watch()
    const thread = await deeds(asker).ask(communityId, 'Réservé aux Marsannais zirconium')
    await referent.until(1)
    expect(watching.items).toEqual([])
    const page = only(await stranger.ask(contract.community, { slug: 'marsan' })) as unknown as {
      threads: { edges: object[] }
      activity: { edges: object[] }
    }
    expect([page.threads.edges, page.activity.edges]).toEqual([[], []])
    const byId = await stranger.ask(contract.thread, { id: thread['id'] })
    expect(byId.data.node).toBeNull()
    expect(byId.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    const search = 'query { searchThreads(query: "zirconium") { edges { node { id } } } }'
    expect((await stranger.ask(search)).data.searchThreads.edges).toEqual([])
    expect((await asker.ask(search)).data.searchThreads.edges).toHaveLength(1)
    expect(await deeds(stranger).answer(thread['id'] ?? '')).toMatchObject({ code: 'FORBIDDEN' })
    expect(await deeds(stranger).ask(communityId)).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('edited is shown with its new title, not as it was seen before', async () => {
    const asker = await hub.as(directrice)
    const watching = await asker.watch()
    const thread = await deeds(asker).ask(await deeds(asker).communityId('marsan'), 'Premier titre')
    await watching.until(1)
    const edit = `mutation ($threadId: ID!) { editThread(input: { threadId: $threadId, title: "Second titre" }) { __typename } }`
    expect(only(await asker.ask(edit, { threadId: thread['id'] }))).toEqual({ __typename: 'Thread' })
    await watching.until(2)
    expect(watching.items.map(({ kind, subject }) => [kind, subject?.title])).toEqual([
      ['THREAD_ASKED', 'Premier titre'],
      ['THREAD_EDITED', 'Second titre'],
    ])
  })

  it('opened to the network is seen and answered from anywhere', async () => {
    const asker = await hub.as(directrice)
    const stranger = await hub.as(dax)
    const communityId = await deeds(asker).communityId('marsan')
    const watching = await stranger.watch()
    const opened = `mutation ($communityId: ID!) { askForHelp(input: { communityId: $communityId, title: "Ouvert à tous", body: "x", openToNetwork: true }) { ... on Thread { id } } }`
    const thread = only(await asker.ask(opened, { communityId }))
    const [item] = await watching.until(1)
    expect(item).toMatchObject({ kind: 'THREAD_ASKED', subject: { id: thread['id'] } })
    expect(await deeds(stranger).answer(thread['id'] ?? '')).toMatchObject({ __typename: 'Answer' })
  })
})
