import type { Proposal, ProposalState, Transaction } from '@ama/database'
import { proposalEdited, proposalMade, proposalStateChanged, type EventDefinition } from '@ama/events'
import { command, type Context, type Deed } from '@ama/graphql'
import { accepted, conflict, forbidden, invalid, newId, notFound } from '@ama/kernel'
import type { z } from 'zod'
import { mayDecideAmendment, mayEditProposal, maySetProposalState, mayTakePart } from '../permissions/proposal.ts'
import { checkBody, checkProposal, cleanProposal, type ProposalDraft } from '../rules/check-proposal.ts'
import { checkText } from '../rules/check-outcome.ts'
import { findWorkshop } from './find-workshop.ts'

interface Once {
  readonly commandId?: string | null | undefined
}

const checkTakesPart = ({ actor }: Deed): void => {
  if (!mayTakePart(actor)) throw forbidden('Le plan est ouvert aux membres du réseau et à ses partenaires.')
}

/** The plan is the network's: everybody sees what happens to it. */
const tell = async <Data extends z.ZodType>(
  { emit }: Deed,
  proposalId: string,
  definition: EventDefinition<Data>,
  data: z.input<Data>,
): Promise<void> => {
  const event = { definition, subjectId: proposalId, communityId: null, audience: 'network' as const, data }
  await emit(event as Parameters<Deed['emit']>[0])
}

const lockProposal = async (tx: Transaction, deed: Deed, proposalId: string): Promise<Proposal> => {
  checkTakesPart(deed)
  await tx.$queryRaw`SELECT 1 FROM proposal WHERE id = ${proposalId}::uuid FOR UPDATE`
  const proposal = await tx.proposal.findUnique({ where: { id: proposalId } })
  if (!proposal) throw notFound('Cette proposition n’existe pas ou n’existe plus.')
  return proposal
}

const changedMeanwhile = () =>
  conflict('Cette proposition a changé entre-temps : relisez-la, puis reprenez votre texte.')

/** Proposes something, from a workshop perhaps; its author supports it. Gives the proposal's id. */
export const makeProposal = (
  context: Context,
  input: Once & ProposalDraft & { readonly workshopId: string | null },
): Promise<string> =>
  command(context, { name: 'make-proposal', commandId: input.commandId }, async (tx, deed) => {
    checkTakesPart(deed)
    const { actor, now } = deed
    const workshopId = input.workshopId === null ? null : (await findWorkshop(tx, actor, input.workshopId)).id
    const draft = cleanProposal(input)
    const refusal = checkProposal(draft)
    if (refusal) throw refusal
    const id = newId()
    const by = { memberId: actor.memberId, createdAt: now }
    const times = { createdAt: now, updatedAt: now }
    const { partners, ...texts } = draft
    await tx.proposal.create({
      data: {
        id,
        workshopId,
        ...texts,
        partners: [...partners],
        authorId: actor.memberId,
        supportCount: 1,
        ...times,
        supports: { create: by },
        steps: { create: { id: newId(), state: 'PROPOSED', ...by } },
      },
    })
    await tell(deed, id, proposalMade, { proposalId: id, workshopId })
    return id
  })

/** Other words, on the version that was read; gives the proposal's id. */
export const editProposal = (
  context: Context,
  input: Once & { readonly proposalId: string; readonly version: number } & {
    readonly [Field in keyof ProposalDraft]?: ProposalDraft[Field] | null | undefined
  },
): Promise<string> =>
  command(context, { name: 'edit-proposal', commandId: input.commandId }, async (tx, deed) => {
    const proposal = await lockProposal(tx, deed, input.proposalId)
    if (!mayEditProposal(deed.actor, proposal)) {
      throw forbidden('Seuls son auteur, avant toute décision, et la référente réseau changent une proposition.')
    }
    if (proposal.version !== input.version) throw changedMeanwhile()
    const draft = cleanProposal({
      title: input.title ?? proposal.title,
      body: input.body ?? proposal.body,
      theme: input.theme ?? proposal.theme,
      partners: input.partners ?? proposal.partners,
    })
    const refusal = checkProposal(draft)
    if (refusal) throw refusal
    await tx.proposal.update({
      where: { id: proposal.id },
      data: { ...draft, partners: [...draft.partners], version: { increment: 1 }, updatedAt: deed.now },
    })
    await tell(deed, proposal.id, proposalEdited, { proposalId: proposal.id })
    return proposal.id
  })

/** One's support, or none any more; twice is once. Gives the proposal's id. */
export const supportProposal = (
  context: Context,
  input: Once & { readonly proposalId: string; readonly support: boolean },
): Promise<string> =>
  command(context, { name: 'support-proposal', commandId: input.commandId }, async (tx, deed) => {
    const { id: proposalId } = await lockProposal(tx, deed, input.proposalId)
    const own = { proposalId, memberId: deed.actor.memberId }
    const { count } = input.support
      ? await tx.proposalSupport.createMany({ data: [{ ...own, createdAt: deed.now }], skipDuplicates: true })
      : await tx.proposalSupport.deleteMany({ where: own })
    if (count === 0) return proposalId
    const supportCount = await tx.proposalSupport.count({ where: { proposalId } })
    await tx.proposal.update({ where: { id: proposalId }, data: { supportCount } })
    await tell(deed, proposalId, proposalEdited, { proposalId })
    return proposalId
  })

/** Suggests another text, with the reason; gives the proposal's id. */
export const amendProposal = (
  context: Context,
  input: Once & {
    readonly proposalId: string
    readonly version: number
    readonly body: string
    readonly reason: string
  },
): Promise<string> =>
  command(context, { name: 'amend-proposal', commandId: input.commandId }, async (tx, deed) => {
    const proposal = await lockProposal(tx, deed, input.proposalId)
    if (proposal.version !== input.version) throw changedMeanwhile()
    if (proposal.state === 'DONE' || proposal.state === 'DROPPED') {
      throw conflict('Cette proposition est close : elle ne s’amende plus.')
    }
    const body = input.body.replaceAll('\u0000', '').trim()
    const refusal = checkBody(body)
    if (refusal) throw refusal
    if (body === proposal.body) throw invalid('body', 'Ce texte est celui de la proposition : changez-le d’abord.')
    const reason = accepted(checkText('reason', input.reason, 1_000))
    if ((await tx.amendment.count({ where: { proposalId: proposal.id, state: 'PROPOSED' } })) >= 100) {
      throw conflict('Cette proposition a déjà cent amendements en attente.')
    }
    const by = { authorId: deed.actor.memberId, createdAt: deed.now }
    const { id: proposalId, version } = proposal
    await tx.amendment.create({ data: { id: newId(), proposalId, body, reason, version, ...by } })
    await tell(deed, proposalId, proposalEdited, { proposalId })
    return proposalId
  })

/** Accepted, its text becomes the proposal's; not when that changed meanwhile. Gives the proposal's id. */
export const decideAmendment = (
  context: Context,
  input: Once & { readonly amendmentId: string; readonly accept: boolean },
): Promise<string> =>
  command(context, { name: 'decide-amendment', commandId: input.commandId }, async (tx, deed) => {
    const found = await tx.amendment.findUnique({ where: { id: input.amendmentId } })
    if (!found) throw notFound('Cet amendement n’existe pas ou n’existe plus.')
    const proposal = await lockProposal(tx, deed, found.proposalId)
    const amendment = await tx.amendment.findUniqueOrThrow({ where: { id: found.id } })
    if (!mayDecideAmendment(deed.actor, proposal)) {
      throw forbidden('Son auteur, avant toute décision, et la référente réseau répondent aux amendements.')
    }
    const state = input.accept ? 'ACCEPTED' : 'DECLINED'
    if (amendment.state === state) return proposal.id
    if (amendment.state !== 'PROPOSED') throw conflict('Il a déjà été répondu à cet amendement.')
    if (input.accept && amendment.version !== proposal.version) {
      throw conflict('La proposition a changé depuis cet amendement : reprenez-le sur le texte d’aujourd’hui.')
    }
    await tx.amendment.update({ where: { id: amendment.id }, data: { state, decidedAt: deed.now } })
    if (input.accept) {
      await tx.proposal.update({
        where: { id: proposal.id },
        data: { body: amendment.body, version: { increment: 1 }, updatedAt: deed.now },
      })
    }
    await tell(deed, proposal.id, proposalEdited, { proposalId: proposal.id })
    return proposal.id
  })

/** What becomes of it, with the reason where it is dropped; gives the proposal's id. */
export const setProposalState = (
  context: Context,
  input: Once & { readonly proposalId: string; readonly state: ProposalState; readonly reason: string | null },
): Promise<string> =>
  command(context, { name: 'set-proposal-state', commandId: input.commandId }, async (tx, deed) => {
    const proposal = await lockProposal(tx, deed, input.proposalId)
    if (!maySetProposalState(deed.actor)) {
      throw forbidden('La référente réseau note ce que devient une proposition.')
    }
    const { state } = input
    if (proposal.state === state) return proposal.id
    const text = (input.reason ?? '').trim()
    if (state === 'DROPPED' && text === '') throw invalid('reason', 'Dites pourquoi cette proposition est abandonnée.')
    const reason = text === '' ? null : accepted(checkText('reason', text, 1_000))
    const by = { memberId: deed.actor.memberId, createdAt: deed.now }
    await tx.proposal.update({ where: { id: proposal.id }, data: { state, updatedAt: deed.now } })
    await tx.proposalStep.create({ data: { id: newId(), proposalId: proposal.id, state, reason, ...by } })
    await tell(deed, proposal.id, proposalStateChanged, { proposalId: proposal.id, state })
    return proposal.id
  })
