import { builder, commandIdField, idOf, orRefusal, resultOf, type Context } from '@ama/graphql'
import * as commands from '../commands/proposals.ts'
import { ProposalNode, ProposalStateType } from './proposal.ts'

const proposalById = ({ hub }: Context, id: string) => hub.database.prisma.proposal.findUniqueOrThrow({ where: { id } })

const MakeProposalInput = builder.inputType('MakeProposalInput', {
  fields: (t) => ({
    workshopId: t.id({ description: 'That it grew out of.' }),
    title: t.string({ required: true }),
    body: t.string({ required: true, description: 'Markdown, at most 20,000 characters.' }),
    theme: t.string({ required: true, description: 'At most 60 characters.' }),
    partners: t.stringList(),
    commandId: commandIdField(t),
  }),
})
const EditProposalInput = builder.inputType('EditProposalInput', {
  fields: (t) => ({
    proposalId: t.id({ required: true }),
    version: t.int({ required: true, description: 'The version that was read: a change meanwhile is a conflict.' }),
    title: t.string(),
    body: t.string(),
    theme: t.string(),
    partners: t.stringList(),
    commandId: commandIdField(t),
  }),
})
const SupportProposalInput = builder.inputType('SupportProposalInput', {
  fields: (t) => ({
    proposalId: t.id({ required: true }),
    support: t.boolean({ required: true }),
    commandId: commandIdField(t),
  }),
})
const AmendProposalInput = builder.inputType('AmendProposalInput', {
  fields: (t) => ({
    proposalId: t.id({ required: true }),
    version: t.int({ required: true }),
    body: t.string({ required: true, description: 'The whole new text, Markdown.' }),
    reason: t.string({ required: true }),
    commandId: commandIdField(t),
  }),
})
const DecideAmendmentInput = builder.inputType('DecideAmendmentInput', {
  fields: (t) => ({
    amendmentId: t.id({ required: true }),
    accept: t.boolean({ required: true }),
    commandId: commandIdField(t),
  }),
})
const SetProposalStateInput = builder.inputType('SetProposalStateInput', {
  fields: (t) => ({
    proposalId: t.id({ required: true }),
    state: t.field({ type: ProposalStateType, required: true }),
    reason: t.string({ description: 'DROPPED wants one.' }),
    commandId: commandIdField(t),
  }),
})

builder.mutationFields((t) => ({
  makeProposal: t.field({
    type: resultOf('MakeProposal', ProposalNode),
    description: 'Proposes something for the plan.',
    args: { input: t.arg({ type: MakeProposalInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const workshopId = input.workshopId ? idOf('Workshop', input.workshopId, 'workshopId') : null
        const draft = { ...input, workshopId, partners: input.partners ?? [] }
        return proposalById(context, await commands.makeProposal(context, draft))
      }),
  }),
  editProposal: t.field({
    type: resultOf('EditProposal', ProposalNode),
    args: { input: t.arg({ type: EditProposalInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const proposalId = idOf('Proposal', input.proposalId, 'proposalId')
        return proposalById(context, await commands.editProposal(context, { ...input, proposalId }))
      }),
  }),
  supportProposal: t.field({
    type: resultOf('SupportProposal', ProposalNode),
    args: { input: t.arg({ type: SupportProposalInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const proposalId = idOf('Proposal', input.proposalId, 'proposalId')
        return proposalById(context, await commands.supportProposal(context, { ...input, proposalId }))
      }),
  }),
  amendProposal: t.field({
    type: resultOf('AmendProposal', ProposalNode),
    args: { input: t.arg({ type: AmendProposalInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const proposalId = idOf('Proposal', input.proposalId, 'proposalId')
        return proposalById(context, await commands.amendProposal(context, { ...input, proposalId }))
      }),
  }),
  decideAmendment: t.field({
    type: resultOf('DecideAmendment', ProposalNode),
    description: 'Accepted, its text becomes the proposal’s.',
    args: { input: t.arg({ type: DecideAmendmentInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const amendmentId = idOf('Amendment', input.amendmentId, 'amendmentId')
        return proposalById(context, await commands.decideAmendment(context, { ...input, amendmentId }))
      }),
  }),
  setProposalState: t.field({
    type: resultOf('SetProposalState', ProposalNode),
    description: 'What becomes of it, by the network referent; kept as its history.',
    args: { input: t.arg({ type: SetProposalStateInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const proposalId = idOf('Proposal', input.proposalId, 'proposalId')
        const reason = input.reason ?? null
        return proposalById(context, await commands.setProposalState(context, { ...input, proposalId, reason }))
      }),
  }),
}))
