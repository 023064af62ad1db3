import { once } from 'node:events'
import { roleEnded } from '@ama/events'
import { emit, transact } from '@ama/bus'
import { newId } from '@ama/kernel'
import { encodeNodeId } from '@ama/graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, deeds } from './testing/documents.ts'
import { openRawSocket } from './testing/raw-socket.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.stop())

const codeOf = (errors: readonly unknown[]) => (errors[0] as { extensions?: { code?: string } })?.extensions?.code

describe('a subscription is refused', () => {
  it('without sign-in', async () => {
    const watch = hub.watch(null)
    await watch.ended
    expect(codeOf(watch.errors)).toBe('UNAUTHENTICATED')
  })
  it('with a forged token, by closing the socket with 4401', async () => {
    const watch = hub.watch('forged')
    await watch.ended
    expect(watch.errors[0]).toMatchObject({ code: 4401 })
  })
  it('for a community of which one is no member', async () => {
    const member = await hub.as('directrice.marsan@demo.example')
    const watch = await member.watch({ communityIds: [await deeds(member).communityId('grand-dax')] })
    await watch.ended
    expect(codeOf(watch.errors)).toBe('FORBIDDEN')
    expect(watch.items).toEqual([])
  })
  it('for a community that does not exist', async () => {
    const member = await hub.as('directrice.marsan@demo.example')
    const watch = await member.watch({ communityIds: [encodeNodeId('Community', newId())] })
    await watch.ended
    expect(codeOf(watch.errors)).toBe('NOT_FOUND')
  })
})

describe('a cursor that is not understood gives RESYNC, then life goes on', () => {
  it.each([
    ['forged', 'nonsense'],
    ['of another hub', Buffer.from(`${newId()}:3`).toString('base64url')],
  ])('%s', async (_case, after) => {
    const member = await hub.as('directrice.marsan@demo.example')
    const watch = await member.watch({ after })
    const [first] = await watch.until(1)
    expect(first).toMatchObject({ kind: 'RESYNC', community: null, subject: null })
    await deeds(member).ask(await deeds(member).communityId('marsan'))
    await watch.until(2)
    expect(watch.items[1]).toMatchObject({ kind: 'THREAD_ASKED' })
  })

  it('from the future', async () => {
    const member = await hub.as('directrice.marsan@demo.example')
    const now = String((await member.ask('{ activityCursor }')).data.activityCursor)
    const [logId] = Buffer.from(now, 'base64url').toString().split(':')
    const watch = await member.watch({ after: Buffer.from(`${logId}:999999`).toString('base64url') })
    expect((await watch.until(1))[0]).toMatchObject({ kind: 'RESYNC' })
  })
})

const endRoleOf = (email: string): Promise<void> =>
  transact(hub.database, async (tx) => {
    const member = await tx.member.findUniqueOrThrow({ where: { email } })
    const held = await tx.heldRole.findFirstOrThrow({ where: { memberId: member.id, endedAt: null } })
    await tx.heldRole.update({ where: { id: held.id }, data: { endedAt: new Date() } })
    await emit(
      tx,
      { actorId: null, correlationId: newId(), now: new Date() },
      {
        definition: roleEnded,
        subjectId: member.id,
        communityId: held.communityId,
        audience: 'internal',
        data: { memberId: member.id, role: held.role, communityId: held.communityId },
      },
    )
  })

const giveRoleBack = async (email: string): Promise<void> => {
  const { id: memberId } = await hub.database.prisma.member.findUniqueOrThrow({ where: { email } })
  await hub.database.prisma.heldRole.updateMany({ where: { memberId }, data: { endedAt: null } })
}

describe('when a membership ends', () => {
  it('its subscriptions end, and nothing later is seen', async () => {
    const ambassador = await hub.as('ambassadrice.marsan@demo.example')
    const asker = await hub.as('directrice.marsan@demo.example')
    const communityId = await deeds(asker).communityId('marsan')
    const watches = [await ambassador.watch({ communityIds: [communityId] }), await ambassador.watch()]
    await deeds(asker).ask(communityId, 'Vu')
    await Promise.all(watches.map((watch) => watch.until(1)))

    await endRoleOf('ambassadrice.marsan@demo.example')
    await Promise.all(watches.map((watch) => watch.ended))
    expect(watches.map((watch) => codeOf(watch.errors))).toEqual(['FORBIDDEN', 'FORBIDDEN'])

    await deeds(asker).ask(communityId, 'Plus vu')
    expect(watches.map((watch) => watch.items.length)).toEqual([1, 1])
    const again = await ambassador.watch({ communityIds: [communityId] })
    await again.ended
    expect(codeOf(again.errors)).toBe('FORBIDDEN')
  })
  it('the socket is closed with 4403 when nothing that it follows is left', async () => {
    const member = await hub.as('directeur.dax@demo.example')
    const communityId = await deeds(member).communityId('grand-dax')
    const { send, until, closed, hello } = await openRawSocket(hub.port)
    await hello(`Bearer ${member.token}`)
    const query = 'subscription ($ids: [ID!]) { activity(communityIds: $ids) { kind } }'
    send({ type: 'subscribe', id: 'a', payload: { query, variables: { ids: [communityId] } } })
    await deeds(member).ask(communityId)
    await until(2)
    await endRoleOf('directeur.dax@demo.example')
    const messages = await until(3)
    expect(messages.at(-1)).toMatchObject({ type: 'error', id: 'a' })
    expect(codeOf(messages.at(-1)?.payload as unknown[])).toBe('FORBIDDEN')
    expect(await closed).toBe(4403)
    await giveRoleBack('directeur.dax@demo.example')
  })
  it('a command sent again shows nothing of the community any more', async () => {
    const member = await hub.as('directeur.dax@demo.example')
    const communityId = await deeds(member).communityId('grand-dax')
    const [asking, answering] = [{ commandId: newId() }, { commandId: newId() }]
    const { id: threadId = '' } = await deeds(member).ask(communityId, 'Encore là', asking)
    expect(await deeds(member).answer(threadId, 'Oui', answering)).toMatchObject({ __typename: 'Answer' })
    await endRoleOf('directeur.dax@demo.example')
    expect(await deeds(member).ask(communityId, 'Encore là', asking)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await deeds(member).answer(threadId, 'Oui', answering)).toMatchObject({ code: 'FORBIDDEN' })
  })
  it('questions over a socket that is open already get nothing of it, also before the event has come', async () => {
    const { prisma } = hub.database
    const asker = await hub.as('directrice.marsan@demo.example')
    const thread = await deeds(asker).ask(await deeds(asker).communityId('marsan'))
    const held = { member: { email: 'directrice.marsan@demo.example' }, endedAt: null }
    const { socket, send, hello, until } = await openRawSocket(hub.port)
    await hello(`Bearer ${asker.token}`)
    await prisma.heldRole.updateMany({ where: held, data: { endedAt: new Date() } })
    send({ type: 'subscribe', id: '1', payload: { query: contract.thread, variables: { id: thread['id'] } } })
    const [, answer] = await until(2)
    expect(answer).toMatchObject({ payload: { data: { node: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] } })
    await prisma.personalToken.updateMany({ where: { member: held.member }, data: { endedAt: new Date() } })
    const closed = once(socket, 'close')
    send({ type: 'subscribe', id: '2', payload: { query: contract.viewer } })
    expect((await closed)[0]).toBe(4401)
  })
})
