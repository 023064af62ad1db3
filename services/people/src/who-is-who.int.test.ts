import { readConfiguration } from '@ama/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeMember, type MadeMember } from './testing/make-member.ts'
import { openPeople, type People } from './testing/open-people.ts'

let people: People
let referent: MadeMember
let manager: MadeMember

beforeAll(async () => {
  people = await openPeople()
})
beforeEach(async () => {
  await people.empty()
  referent = await makeMember(people.database, { role: 'NETWORK_REFERENT' })
  manager = await people.inMarsan('MANAGER')
})
afterAll(() => people.close())

describe('the members of a community', () => {
  const list = `{ community(slug: "marsan") {
    viewerBelongs viewerMayInvite memberCount members(search: "dub") { role member { displayName establishment { name } } } } }`

  test('are shown to every member of the network, and to nobody else', async () => {
    const outsider = await makeMember(people.database, { role: 'PARTNER' })
    expect((await people.ask(outsider.actor, list)).data).toEqual({
      community: {
        viewerBelongs: false,
        viewerMayInvite: false,
        memberCount: 1,
        members: [
          { role: 'MANAGER', member: { displayName: 'Élodie Dubourg', establishment: { name: 'EHPAD 1, marsan' } } },
        ],
      },
    })
    expect((await people.ask(null, list)).errors[0]?.originalError).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test('no longer hold ended roles', async () => {
    await people.database.prisma.heldRole.update({
      where: { id: manager.heldRoleId },
      data: { endedAt: people.clock.now() },
    })
    expect((await people.ask(referent.actor, list)).data).toMatchObject({ community: { memberCount: 0, members: [] } })
  })

  test('never show their address', async () => {
    const { errors } = await people.ask(
      referent.actor,
      '{ community(slug: "marsan") { members { member { email } } } }',
    )
    expect(errors[0]?.message).toContain('Cannot query field "email"')
  })

  test('come five hundred at a time at most', async () => {
    const { errors } = await people.ask(referent.actor, '{ community(slug: "marsan") { members(first: 501) { id } } }')
    expect(errors[0]?.originalError).toMatchObject({ code: 'INVALID_INPUT', field: 'first' })
  })
})

describe('what this hub is', () => {
  const query = '{ instance { demonstration personas { email displayName description } openIdName } }'

  test('a demonstration shows its personas', async () => {
    const { data } = await people.ask(null, query)
    expect(data).toMatchObject({ instance: { demonstration: true, openIdName: null } })
    expect(JSON.stringify(data)).toContain('referente@demo.example')
  })

  test('elsewhere there are neither personas nor a mailbox', async () => {
    const configuration = readConfiguration(
      {
        HUB_DEMO: '0',
        OIDC_ISSUER: 'https://auth.example',
        OIDC_CLIENT_ID: 'hub',
        OIDC_CLIENT_SECRET: 'secret',
      },
      '/nowhere',
    )
    const askThere = people.askWith(configuration)
    expect((await askThere(null, query)).data).toEqual({
      instance: { demonstration: false, personas: [], openIdName: 'ProConnect' },
    })
    const { errors } = await askThere(referent.actor, '{ demonstrationMails { id } }')
    expect(errors[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' })
  })
})
