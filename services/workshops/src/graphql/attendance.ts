import { AttendanceMark, type Prisma } from '@ama/database'
import {
  builder,
  commandIdField,
  type Context,
  encodeNodeId,
  idOf,
  orRefusal,
  perViewer,
  requireActor,
  resultOf,
} from '@ama/graphql'
import { MemberNode } from '@ama/people'
import { isNetworkReferent } from '@ama/kernel'
import { addWalkIn, removeWalkIn, markAttendance } from '../commands/attendance.ts'
import { findWorkshop } from '../commands/find-workshop.ts'
import { mayOrganise } from '../permissions/workshop.ts'
import { seatHolding } from '../rules/seat-holding.ts'
import { factsOf } from './loaders.ts'
import { RegistrationNode } from './registration.ts'
import { WorkshopNode } from './workshop.ts'

const AttendanceMarkType = builder.enumType(AttendanceMark, { name: 'AttendanceMark' })

const withMarks = {
  member: true,
  establishment: true,
  attendance: { include: { markedBy: true } },
} satisfies Prisma.RegistrationInclude
type Entry = Prisma.RegistrationGetPayload<{ include: typeof withMarks }>

const DateMark = builder.objectRef<Entry['attendance'][number]>('DateMark').implement({
  fields: (t) => ({
    dateId: t.id({
      description: 'Of the WorkshopDate.',
      resolve: ({ dateId }) => encodeNodeId('WorkshopDate', dateId),
    }),
    mark: t.field({ type: AttendanceMarkType, resolve: ({ mark }) => mark }),
    markedAt: t.expose('markedAt', { type: 'DateTime', description: 'When it was tapped.' }),
    markedBy: t.field({ type: MemberNode, resolve: ({ markedBy }) => markedBy }),
  }),
})

const AttendanceEntry = builder.objectRef<Entry>('AttendanceEntry').implement({
  fields: (t) => ({
    registration: t.field({ type: RegistrationNode, resolve: (entry) => entry }),
    establishmentName: t.string({ nullable: true, resolve: ({ establishment }) => establishment?.name ?? null }),
    marks: t.field({ type: [DateMark], resolve: ({ attendance }) => attendance }),
  }),
})

const WalkInNode = builder.prismaNode('WalkIn', {
  description: 'Somebody who came without being a member of the hub: as written on the sheet.',
  id: { field: 'id' },
  findUnique: (id, context) => {
    const actor = requireActor(context)
    const { memberId } = actor
    return { id, workshop: isNetworkReferent(actor) ? {} : { organisers: { some: { memberId } } } }
  },
  fields: (t) => ({
    dateId: t.id({
      description: 'Of the WorkshopDate.',
      resolve: ({ dateId }) => encodeNodeId('WorkshopDate', dateId),
    }),
    name: t.exposeString('name'),
    organisation: t.exposeString('organisation', { nullable: true }),
  }),
})

const AttendanceSheet = builder.objectRef<{ readonly workshopId: string }>('AttendanceSheet').implement({
  description: 'Who was expected and who came.',
  fields: (t) => ({
    entries: t.field({
      type: [AttendanceEntry],
      description: 'Everybody who has a seat or walked in, by name; at most 1,000.',
      resolve: ({ workshopId }, _args, { hub }) =>
        hub.database.prisma.registration.findMany({
          where: { workshopId, state: { in: [...seatHolding] } },
          include: withMarks,
          orderBy: [{ member: { displayName: 'asc' } }, { id: 'asc' }],
          take: 1_000,
        }),
    }),
    walkIns: t.prismaField({
      type: [WalkInNode],
      resolve: (query, { workshopId }, _args, { hub }) =>
        hub.database.prisma.walkIn.findMany({
          ...query,
          where: { workshopId },
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
          take: 500,
        }),
    }),
  }),
})

builder.prismaObjectFields('Workshop', (t) => ({
  attendance: t.field({
    ...perViewer,
    type: AttendanceSheet,
    nullable: true,
    description: 'For organisers; null for everybody else.',
    resolve: async ({ id }, _args, context) => {
      const facts = await factsOf(context, id)
      return facts && mayOrganise(requireActor(context), facts) ? { workshopId: id } : null
    },
  }),
}))

const workshopById = (context: Context, id: string) =>
  context.hub.database.prisma.$transaction((tx) => findWorkshop(tx, requireActor(context), id))

const MarkInput = builder.inputType('MarkInput', {
  fields: (t) => ({
    dateId: t.id({ required: true }),
    registrationId: t.id({ required: true }),
    mark: t.field({ type: AttendanceMarkType, required: true }),
    markedAt: t.field({ type: 'DateTime', required: true, description: 'When it was tapped; the last one wins.' }),
  }),
})

const MarkAttendanceInput = builder.inputType('MarkAttendanceInput', {
  fields: (t) => ({
    workshopId: t.id({ required: true }),
    marks: t.field({ type: [MarkInput], required: true, description: 'From 1 to 500.' }),
    commandId: commandIdField(t),
  }),
})

const AddWalkInInput = builder.inputType('AddWalkInInput', {
  fields: (t) => ({
    workshopId: t.id({ required: true }),
    dateId: t.id({ required: true }),
    memberId: t.id({ description: 'A member of the hub; otherwise a name.' }),
    name: t.string(),
    organisation: t.string(),
    markedAt: t.field({ type: 'DateTime', description: 'Now, unless told otherwise.' }),
    commandId: commandIdField(t),
  }),
})

const RemoveWalkInInput = builder.inputType('RemoveWalkInInput', {
  fields: (t) => ({ walkInId: t.id({ required: true }), commandId: commandIdField(t) }),
})

builder.mutationFields((t) => ({
  removeWalkIn: t.field({
    type: resultOf('RemoveWalkIn', WorkshopNode),
    description: 'Takes back a name that was added by mistake.',
    args: { input: t.arg({ type: RemoveWalkInInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const walkInId = idOf('WalkIn', input.walkInId, 'walkInId')
        return workshopById(context, await removeWalkIn(context, { ...input, walkInId }))
      }),
  }),
  markAttendance: t.field({
    type: resultOf('MarkAttendance', WorkshopNode),
    description: 'Notes who is there, by the organisers, from the day itself on.',
    args: { input: t.arg({ type: MarkAttendanceInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const marks = input.marks.map(({ dateId, registrationId, mark, markedAt }) => ({
          dateId: idOf('WorkshopDate', dateId, 'marks'),
          registrationId: idOf('Registration', registrationId, 'marks'),
          mark,
          markedAt,
        }))
        const workshopId = idOf('Workshop', input.workshopId, 'workshopId')
        return workshopById(context, await markAttendance(context, { ...input, workshopId, marks }))
      }),
  }),
  addWalkIn: t.field({
    type: resultOf('AddWalkIn', WorkshopNode),
    description: 'Somebody came without being registered.',
    args: { input: t.arg({ type: AddWalkInInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const { memberId, name, organisation, markedAt, commandId } = input
        const id = await addWalkIn(context, {
          workshopId: idOf('Workshop', input.workshopId, 'workshopId'),
          dateId: idOf('WorkshopDate', input.dateId, 'dateId'),
          memberId: memberId ? idOf('Member', memberId, 'memberId') : null,
          name: name ?? null,
          organisation: organisation ?? null,
          markedAt: markedAt ?? null,
          commandId,
        })
        return workshopById(context, id)
      }),
  }),
}))
