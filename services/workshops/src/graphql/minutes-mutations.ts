import { builder, commandIdField, idOf, orRefusal, requireActor, resultOf, type Context } from '@ama/graphql'
import { findWorkshop } from '../commands/find-workshop.ts'
import { publishMinutes } from '../commands/publish-minutes.ts'
import { saveMinutes } from '../commands/save-minutes.ts'
import './minutes.ts'
import { WorkshopNode } from './workshop.ts'

const workshopById = (context: Context, id: string) =>
  context.hub.database.prisma.$transaction((tx) => findWorkshop(tx, requireActor(context), id))

const SaveMinutesInput = builder.inputType('SaveMinutesInput', {
  fields: (t) => ({
    workshopId: t.id({ required: true }),
    version: t.int({ required: true, description: 'The version that was read; 0: there were none yet.' }),
    body: t.string({ required: true, description: 'Markdown, at most 100,000 characters.' }),
    commandId: commandIdField(t),
  }),
})

const PublishMinutesInput = builder.inputType('PublishMinutesInput', {
  fields: (t) => ({ workshopId: t.id({ required: true }), commandId: commandIdField(t) }),
})

builder.mutationFields((t) => ({
  saveMinutes: t.field({
    type: resultOf('SaveMinutes', WorkshopNode),
    description: 'Saves the minutes as a whole. Somebody else saved meanwhile: a conflict, and nothing is written.',
    args: { input: t.arg({ type: SaveMinutesInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const workshopId = idOf('Workshop', input.workshopId, 'workshopId')
        return workshopById(context, await saveMinutes(context, { ...input, workshopId }))
      }),
  }),
  publishMinutes: t.field({
    type: resultOf('PublishMinutes', WorkshopNode),
    description: 'Shows the minutes to everybody who may see the workshop; later corrections show at once.',
    args: { input: t.arg({ type: PublishMinutesInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const workshopId = idOf('Workshop', input.workshopId, 'workshopId')
        return workshopById(context, await publishMinutes(context, { ...input, workshopId }))
      }),
  }),
}))
