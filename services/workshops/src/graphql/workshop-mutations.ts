import { builder, commandIdField, idOf, orRefusal, requireActor, resultOf, type Context } from '@ama/graphql'
import { RoleType } from '@ama/people'
import { cancelWorkshop } from '../commands/cancel-workshop.ts'
import { editWorkshop } from '../commands/edit-workshop.ts'
import { addOrganiser, removeOrganiser } from '../commands/organisers.ts'
import { publishWorkshop } from '../commands/publish-workshop.ts'
import { scheduleWorkshop } from '../commands/schedule-workshop.ts'
import { findWorkshop } from '../commands/find-workshop.ts'
import { OpenToType, WorkshopKindType } from './enums.ts'
import { WorkshopNode } from './workshop.ts'

/** As the viewer may read it now: a command sent again gives its first answer, but not to who has left since. */
export const workshopById = (context: Context, id: string) =>
  context.hub.database.prisma.$transaction((tx) => findWorkshop(tx, requireActor(context), id))

export const communityIdsOf = (ids: readonly string[]) => ids.map((id) => idOf('Community', id, 'communityIds'))

export const datePollIdOf = (id: string | null | undefined): string | null =>
  id ? idOf('DatePoll', id, 'datePollId') : null

const WorkshopDateInput = builder.inputType('WorkshopDateInput', {
  fields: (t) => ({
    startsAt: t.field({ type: 'DateTime', required: true }),
    endsAt: t.field({ type: 'DateTime', required: true }),
    communeCode: t.string({ description: 'Where it differs from the workshop’s place.' }),
    address: t.string(),
  }),
})

export const ScheduleWorkshopInput = builder.inputType('ScheduleWorkshopInput', {
  fields: (t) => ({
    title: t.string({ required: true }),
    kind: t.field({ type: WorkshopKindType, required: true }),
    communityIds: t.idList({ required: true, description: 'The first one leads.' }),
    startsAt: t.field({ type: 'DateTime', required: true }),
    endsAt: t.field({ type: 'DateTime', required: true }),
    dates: t.field({ type: [WorkshopDateInput], description: 'Where there are several; they then say start and end.' }),
    seats: t.int({ description: 'Absent: as many as come.' }),
    seatsPerEstablishment: t.int(),
    communeCode: t.string({ description: 'Official geographic code of a commune of the Landes.' }),
    address: t.string(),
    access: t.string({ description: 'How to get there.' }),
    videoUrl: t.string({ description: 'https only; shown to who has a seat.' }),
    description: t.string({ description: 'Markdown, at most 20,000 characters.' }),
    openTo: t.field({ type: OpenToType, description: 'COMMUNITIES unless told otherwise.' }),
    roles: t.field({ type: [RoleType] }),
    publicListing: t.boolean({
      description: 'Shown in the public calendars, to people without account; no unless told otherwise.',
    }),
    offerHours: t.int({ description: '24 unless told otherwise.' }),
    datePollId: t.id({ description: 'The poll that found its date; planning closes it.' }),
    commandId: commandIdField(t),
  }),
})

const EditWorkshopInput = builder.inputType('EditWorkshopInput', {
  fields: (t) => ({
    workshopId: t.id({ required: true }),
    version: t.int({ required: true, description: 'The version that was read: a change meanwhile is a conflict.' }),
    title: t.string(),
    kind: t.field({ type: WorkshopKindType }),
    communityIds: t.idList(),
    description: t.string(),
    dates: t.field({ type: [WorkshopDateInput], description: 'All of them.' }),
    communeCode: t.string({ description: 'null takes it away; so with the fields below.' }),
    address: t.string(),
    access: t.string(),
    videoUrl: t.string(),
    seats: t.int({ description: 'null: as many as come. Never fewer than are taken.' }),
    seatsPerEstablishment: t.int(),
    openTo: t.field({ type: OpenToType }),
    roles: t.field({ type: [RoleType] }),
    publicListing: t.boolean(),
    offerHours: t.int(),
    commandId: commandIdField(t),
  }),
})

const PublishWorkshopInput = builder.inputType('PublishWorkshopInput', {
  fields: (t) => ({ workshopId: t.id({ required: true }), commandId: commandIdField(t) }),
})

const CancelWorkshopInput = builder.inputType('CancelWorkshopInput', {
  fields: (t) => ({
    workshopId: t.id({ required: true }),
    reason: t.string({ required: true, description: 'Read by everybody concerned; at most 1,000 characters.' }),
    commandId: commandIdField(t),
  }),
})

const organiserInput = (name: string) =>
  builder.inputType(name, {
    fields: (t) => ({
      workshopId: t.id({ required: true }),
      memberId: t.id({ required: true }),
      commandId: commandIdField(t),
    }),
  })
const AddOrganiserInput = organiserInput('AddOrganiserInput')
const RemoveOrganiserInput = organiserInput('RemoveOrganiserInput')

builder.mutationFields((t) => ({
  scheduleWorkshop: t.field({
    type: resultOf('ScheduleWorkshop', WorkshopNode),
    description:
      'Plans a workshop or meeting as a draft: managers for their communities, the network referent for all.',
    args: { input: t.arg({ type: ScheduleWorkshopInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        workshopById(
          context,
          await scheduleWorkshop(context, {
            ...input,
            communityIds: communityIdsOf(input.communityIds),
            datePollId: datePollIdOf(input.datePollId),
          }),
        ),
      ),
  }),
  editWorkshop: t.field({
    type: resultOf('EditWorkshop', WorkshopNode),
    description: 'Changes what is given. Another time or place moves it: calendars follow.',
    args: { input: t.arg({ type: EditWorkshopInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        workshopById(
          context,
          await editWorkshop(context, {
            ...input,
            workshopId: idOf('Workshop', input.workshopId, 'workshopId'),
            communityIds: input.communityIds ? communityIdsOf(input.communityIds) : null,
          }),
        ),
      ),
  }),
  publishWorkshop: t.field({
    type: resultOf('PublishWorkshop', WorkshopNode),
    description: 'Shows a draft to everybody it is open to, who may then register.',
    args: { input: t.arg({ type: PublishWorkshopInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        workshopById(
          context,
          await publishWorkshop(context, { ...input, workshopId: idOf('Workshop', input.workshopId, 'workshopId') }),
        ),
      ),
  }),
  cancelWorkshop: t.field({
    type: resultOf('CancelWorkshop', WorkshopNode),
    description: 'It does not take place; the reason is told.',
    args: { input: t.arg({ type: CancelWorkshopInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        workshopById(
          context,
          await cancelWorkshop(context, { ...input, workshopId: idOf('Workshop', input.workshopId, 'workshopId') }),
        ),
      ),
  }),
  addOrganiser: t.field({
    type: resultOf('AddOrganiser', WorkshopNode),
    description: 'Somebody more who prepares it.',
    args: { input: t.arg({ type: AddOrganiserInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        workshopById(
          context,
          await addOrganiser(context, {
            ...input,
            workshopId: idOf('Workshop', input.workshopId, 'workshopId'),
            memberId: idOf('Member', input.memberId, 'memberId'),
          }),
        ),
      ),
  }),
  removeOrganiser: t.field({
    type: resultOf('RemoveOrganiser', WorkshopNode),
    description: 'Somebody less; never the last one.',
    args: { input: t.arg({ type: RemoveOrganiserInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        workshopById(
          context,
          await removeOrganiser(context, {
            ...input,
            workshopId: idOf('Workshop', input.workshopId, 'workshopId'),
            memberId: idOf('Member', input.memberId, 'memberId'),
          }),
        ),
      ),
  }),
}))
