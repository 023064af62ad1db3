import { eventually } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from './testing/clients.ts'
import { only } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

const told =
  '... on Proposal { id version state supportCount viewerSupports body } ... on Error { code message } ... on InvalidInput { field }'
const mutation = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { ${told} } }`
const documents = {
  make: mutation('makeProposal', 'MakeProposalInput'),
  edit: mutation('editProposal', 'EditProposalInput'),
  support: mutation('supportProposal', 'SupportProposalInput'),
  amend: mutation('amendProposal', 'AmendProposalInput'),
  decide: mutation('decideAmendment', 'DecideAmendmentInput'),
  state: mutation('setProposalState', 'SetProposalStateInput'),
  read: `query ($id: ID!) { node(id: $id) { ... on Proposal { id title body state version supportCount partners
    steps { state reason member { displayName } } amendments { id state outdated } } } }`,
  list: `query ($theme: String, $partner: String, $state: ProposalState) {
    proposals(theme: $theme, partner: $partner, state: $state, first: 50) { edges { node { id } } } }`,
  themes: 'query { proposalThemes { name count done } }',
}

interface Shown {
  readonly version: number
  readonly amendments: { id: string; state: string; outdated: boolean }[]
}

let hub: TestHub
let referent: Member
let manager: Member
let partner: Member
beforeAll(async () => {
  hub = await startTestHub()
  referent = await hub.as('referente@demo.example')
  manager = await hub.as('directrice.marsan@demo.example')
  partner = await hub.as('ars@demo.example')
})
afterAll(() => hub.stop())

const send = async (by: Member, document: string, input: object) => only(await by.ask(document, { input }))
const make = async (more: object = {}) => {
  const input = { title: 'Tutorat croisé', body: 'Un texte.', theme: 'Intégration', partners: ['ARS'], ...more }
  return (await send(manager, documents.make, input)).id ?? ''
}
const read = async (id: string) => only(await referent.ask(documents.read, { id })) as unknown as Shown

describe('proposals of the plan', () => {
  it('are supported by participants and partners, each once, seen live', async () => {
    const watch = await referent.watch()
    const proposalId = await make()
    await eventually(async () => watch.items.some(({ kind }) => kind === 'PROPOSAL_MADE'))
    await Promise.all([1, 2, 3].map(() => send(partner, documents.support, { proposalId, support: true })))
    expect(await read(proposalId)).toMatchObject({ supportCount: 2, state: 'PROPOSED', partners: ['ARS'] })
    expect(await send(partner, documents.support, { proposalId, support: false })).toMatchObject({ supportCount: 1 })
    await eventually(async () => watch.items.some(({ kind }) => kind === 'PROPOSAL_EDITED'))
    watch.stop()
  })

  it('take over the text of an accepted amendment; one made on an older text is outdated', async () => {
    const proposalId = await make()
    const amend = (body: string) =>
      send(partner, documents.amend, { proposalId, version: 1, body, reason: 'Plus clair ainsi.' })
    await amend('Un meilleur texte.')
    await amend('Un autre texte.')
    const { amendments } = await read(proposalId)
    const [newest, oldest] = amendments.map(({ id }) => id)
    expect(await send(partner, documents.decide, { amendmentId: oldest, accept: true })).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await send(manager, documents.decide, { amendmentId: oldest, accept: true })).toMatchObject({
      body: 'Un meilleur texte.',
      version: 2,
    })
    expect((await read(proposalId)).amendments).toMatchObject([
      { state: 'PROPOSED', outdated: true },
      { state: 'ACCEPTED', outdated: false },
    ])
    expect(await send(manager, documents.decide, { amendmentId: newest, accept: true })).toMatchObject({
      code: 'CONFLICT',
    })
    expect(await send(manager, documents.decide, { amendmentId: newest, accept: false })).not.toHaveProperty('code')
  })

  it('have a state with its history, which the network referent sets', async () => {
    const proposalId = await make()
    expect(await send(manager, documents.state, { proposalId, state: 'VALIDATED' })).toMatchObject({
      code: 'FORBIDDEN',
    })
    await send(referent, documents.state, { proposalId, state: 'VALIDATED' })
    expect(await send(referent, documents.state, { proposalId, state: 'DROPPED' })).toMatchObject({ field: 'reason' })
    await send(referent, documents.state, { proposalId, state: 'DROPPED', reason: 'Repris ailleurs.' })
    expect(await read(proposalId)).toMatchObject({
      state: 'DROPPED',
      steps: [{ state: 'PROPOSED' }, { state: 'VALIDATED' }, { state: 'DROPPED', reason: 'Repris ailleurs.' }],
    })
    expect(
      await send(partner, documents.amend, { proposalId, version: 1, body: 'Autre', reason: 'Oui' }),
    ).toMatchObject({ code: 'CONFLICT' })
  })

  it('are changed by their author until something is decided, never unseen', async () => {
    const proposalId = await make()
    const edit = (by: Member, version: number) =>
      send(by, documents.edit, { proposalId, version, body: `Version ${version + 1}` })
    const answers = await Promise.all([edit(manager, 1), edit(referent, 1)])
    expect(answers.map((answer) => answer['code'] ?? 'saved').toSorted()).toEqual(['CONFLICT', 'saved'])
    expect(await edit(partner, 2)).toMatchObject({ code: 'FORBIDDEN' })
    await send(referent, documents.state, { proposalId, state: 'UNDER_WAY' })
    expect(await edit(manager, 2)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await edit(referent, 2)).toMatchObject({ version: 3 })
  })

  it('are listed by theme, partner and state, and counted', async () => {
    const proposalId = await make({ theme: 'Mobilité', partners: ['Région', 'ARS'] })
    const ids = async (variables: object) => JSON.stringify(await partner.ask(documents.list, variables))
    expect(await ids({ theme: 'Mobilité', partner: 'Région', state: 'PROPOSED' })).toContain(proposalId)
    expect(await ids({ theme: 'Mobilité', state: 'DONE' })).not.toContain(proposalId)
    await send(referent, documents.state, { proposalId, state: 'DONE' })
    expect(only(await partner.ask(documents.themes))).toContainEqual({ name: 'Mobilité', count: 1, done: 1 })
  })
})
