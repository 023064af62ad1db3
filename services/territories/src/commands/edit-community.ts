import { communityEdited } from '@ama/events'
import { command, type Context } from '@ama/graphql'
import { accepted, forbidden, notFound } from '@ama/kernel'
import { mayEditCommunity } from '../permissions.ts'
import { editCommunity as decide } from '../rules/edit-community.ts'

export interface EditCommunity {
  readonly communityId: string
  readonly version: number
  readonly name?: string | null | undefined
  readonly communeCodes?: readonly string[] | null | undefined
  readonly commandId?: string | null | undefined
}

/** The network referent changes what is given; the address stays. Gives the community's id. */
export const editCommunity = (context: Context, input: EditCommunity): Promise<string> =>
  command(context, { name: 'edit-community', commandId: input.commandId }, async (tx, { actor, emit }) => {
    if (!mayEditCommunity(actor)) throw forbidden('Seule la référente réseau peut modifier une communauté.')
    const { communityId: id } = input
    await tx.$queryRaw`SELECT 1 FROM community WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    const community = await tx.community.findUnique({ where: { id }, include: { communes: true } })
    if (!community) throw notFound('Cette communauté n’existe pas.')
    const codes = (input.communeCodes ?? []).filter((code) => /^\d{5}$/.test(code))
    const known = await tx.commune.findMany({ where: { code: { in: codes } } })
    const state = { ...community, communeCodes: new Set(community.communes.map((row) => row.communeCode)) }
    const change = accepted(decide(state, input, new Set(known.map((commune) => commune.code))))
    if (!change) return id
    const { name, communesAdded, communesRemoved } = change
    await tx.communityCommune.deleteMany({ where: { communityId: id, communeCode: { in: [...communesRemoved] } } })
    await tx.communityCommune.createMany({
      data: communesAdded.map((communeCode) => ({ communityId: id, communeCode })),
    })
    await tx.community.update({ where: { id }, data: { name, version: { increment: 1 } } })
    await emit({
      definition: communityEdited,
      subjectId: id,
      communityId: id,
      audience: 'network',
      data: { communityId: id, communesAdded: [...communesAdded], communesRemoved: [...communesRemoved] },
    })
    return id
  })
