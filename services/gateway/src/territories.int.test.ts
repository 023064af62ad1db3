import { afterAll, beforeAll, expect, it } from 'vitest'
import { contract, only } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ threads: true })
})
afterAll(() => hub.stop())

const editCommunity = `mutation ($input: EditCommunityInput!) { editCommunity(input: $input) {
  __typename ... on Community { slug name version } ... on Error { code message } } }`

const community = async (slug: string) => {
  const { data } = await (await hub.as('referente@demo.example')).ask(contract.communities)
  const found = data.communities.find((each) => each.slug === slug)
  if (!found) throw new Error(`no community ${slug}`)
  return found
}

it('shows nine communities of the demonstration, with their EPCI, communes and figures', async () => {
  const { data, errors } = await (await hub.as('ars@demo.example')).ask(contract.communities)
  expect(errors).toBeUndefined()
  expect(data.communities.map((each) => each.slug)).toEqual([
    'armagnac-landais-grenadois-adour',
    'chalosse-luys-pays-d-orthe',
    'chalosse-tursan',
    'grand-dax',
    'grands-lacs-cote-d-argent',
    'haute-lande-landes-d-armagnac',
    'marsan',
    'pays-morcenais-pays-tarusate',
    'seignanx-maremne-adour-cote-sud',
  ])
  for (const each of data.communities) {
    expect(each).toMatchObject({ demonstration: true, epcis: expect.any(Array) })
    expect(each.establishmentCount).toBeGreaterThanOrEqual(10)
    expect(each.establishmentCount).toBeLessThanOrEqual(25)
    expect(each.employeeCount).toBeGreaterThanOrEqual(400)
    expect(each.employeeCount).toBeLessThanOrEqual(1000)
    expect(each.communes.length).toBeGreaterThan(0)
  }
})

it('shows what the referent edits to a member of another community, live', async () => {
  const referent = await hub.as('referente@demo.example')
  const elsewhere = await hub.as('directeur.dax@demo.example')
  const { id } = await community('marsan')
  const seen = await elsewhere.watch()
  const edited = only(await referent.ask(editCommunity, { input: { communityId: id, version: 1, name: 'Le Marsan' } }))
  expect(edited).toEqual({ __typename: 'Community', slug: 'marsan', name: 'Le Marsan', version: 2 })
  const [item] = await seen.until(1)
  expect(item).toMatchObject({
    kind: 'COMMUNITY_EDITED',
    community: { slug: 'marsan' },
    subject: { __typename: 'Community' },
  })
  seen.stop()
})

it('lets members ask in a community while it is being edited', async () => {
  const referent = await hub.as('referente@demo.example')
  const member = await hub.as('directrice.marsan@demo.example')
  const { id, version } = only(await referent.ask('{ community(slug: "marsan") { id version } }'))
  const reader = await hub.database.pool.connect()
  try {
    // Whoever edits comes as far as it can: its row is locked, and the change waits for who reads the table.
    await reader.query('BEGIN; LOCK TABLE community IN SHARE MODE')
    const editing = referent.ask(editCommunity, { input: { communityId: id, version, name: 'Autour du Marsan' } })
    const waits = "SELECT FROM pg_locks WHERE NOT granted AND relation = 'community'::regclass"
    await expect.poll(async () => (await reader.query(waits)).rowCount).toBe(1)
    const asked = only(await member.ask(contract.askForHelp, { communityId: id, title: 'Un livret ?', body: 'x' }))
    expect(asked).toMatchObject({ __typename: 'Thread' })
    await reader.query('COMMIT')
    expect(only(await editing)).toMatchObject({ name: 'Autour du Marsan' })
  } finally {
    reader.release(true)
  }
})

it('lets nobody but the referent edit a community', async () => {
  const { id } = await community('grand-dax')
  for (const email of ['directeur.dax@demo.example', 'greta@demo.example', 'ars@demo.example']) {
    const refused = await (
      await hub.as(email)
    ).ask(editCommunity, { input: { communityId: id, version: 1, name: 'X' } })
    expect(only(refused)).toMatchObject({ __typename: 'Forbidden', code: 'FORBIDDEN' })
  }
  expect((await community('grand-dax')).name).toBe('Grand Dax')
})

it('remembers which establishments the demonstration threads came from', async () => {
  const member = await hub.as('directrice.marsan@demo.example')
  const query = '{ community(slug: "marsan") { establishments { name lastTookPartAt } } }'
  const active = async () => {
    const { data } = await member.ask(query)
    return data.community.establishments.filter((each) => each.lastTookPartAt)
  }
  await expect.poll(async () => (await active()).length, { timeout: 10_000 }).toBeGreaterThan(0)
})
