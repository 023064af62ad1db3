import { builder, commandIdField, idOf, orRefusal, requireActor, resultOf, type Context } from '@ama/graphql'
import { findWorkshop } from '../commands/find-workshop.ts'
import * as commands from '../commands/outcomes.ts'
import { TaskNode } from './outcomes.ts'
import { WorkshopNode } from './workshop.ts'

const workshopById = (context: Context, id: string) =>
  context.hub.database.prisma.$transaction((tx) => findWorkshop(tx, requireActor(context), id))

const AddDecisionInput = builder.inputType('AddDecisionInput', {
  fields: (t) => ({
    workshopId: t.id({ required: true }),
    text: t.string({ required: true, description: 'At most 1,000 characters.' }),
    assigneeId: t.id({ description: 'Who does it: makes a task of it too.' }),
    dueOn: t.string({ description: 'YYYY-MM-DD.' }),
    commandId: commandIdField(t),
  }),
})
const EditDecisionInput = builder.inputType('EditDecisionInput', {
  fields: (t) => ({
    decisionId: t.id({ required: true }),
    text: t.string({ required: true }),
    commandId: commandIdField(t),
  }),
})
const RemoveDecisionInput = builder.inputType('RemoveDecisionInput', {
  fields: (t) => ({ decisionId: t.id({ required: true }), commandId: commandIdField(t) }),
})
const AddTaskInput = builder.inputType('AddTaskInput', {
  fields: (t) => ({
    workshopId: t.id({ required: true }),
    decisionId: t.id(),
    title: t.string({ required: true, description: 'At most 300 characters.' }),
    assigneeId: t.id({ required: true }),
    dueOn: t.string({ description: 'YYYY-MM-DD.' }),
    commandId: commandIdField(t),
  }),
})
const EditTaskInput = builder.inputType('EditTaskInput', {
  fields: (t) => ({
    taskId: t.id({ required: true }),
    title: t.string(),
    assigneeId: t.id(),
    dueOn: t.string({ description: 'YYYY-MM-DD; null: by no day.' }),
    commandId: commandIdField(t),
  }),
})
const FinishTaskInput = builder.inputType('FinishTaskInput', {
  fields: (t) => ({
    taskId: t.id({ required: true }),
    done: t.boolean({ required: true }),
    commandId: commandIdField(t),
  }),
})
builder.mutationFields((t) => ({
  addDecision: t.field({
    type: resultOf('AddDecision', WorkshopNode),
    args: { input: t.arg({ type: AddDecisionInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const workshopId = idOf('Workshop', input.workshopId, 'workshopId')
        const assigneeId = input.assigneeId ? idOf('Member', input.assigneeId, 'assigneeId') : null
        const dueOn = input.dueOn ?? null
        return workshopById(context, await commands.addDecision(context, { ...input, workshopId, assigneeId, dueOn }))
      }),
  }),
  editDecision: t.field({
    type: resultOf('EditDecision', WorkshopNode),
    args: { input: t.arg({ type: EditDecisionInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const decisionId = idOf('Decision', input.decisionId, 'decisionId')
        return workshopById(context, await commands.editDecision(context, { ...input, decisionId }))
      }),
  }),
  removeDecision: t.field({
    type: resultOf('RemoveDecision', WorkshopNode),
    description: 'Its tasks stay.',
    args: { input: t.arg({ type: RemoveDecisionInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const decisionId = idOf('Decision', input.decisionId, 'decisionId')
        return workshopById(context, await commands.removeDecision(context, { ...input, decisionId }))
      }),
  }),
  addTask: t.field({
    type: resultOf('AddTask', WorkshopNode),
    args: { input: t.arg({ type: AddTaskInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const workshopId = idOf('Workshop', input.workshopId, 'workshopId')
        const decisionId = input.decisionId ? idOf('Decision', input.decisionId, 'decisionId') : null
        const assigneeId = idOf('Member', input.assigneeId, 'assigneeId')
        const task = { ...input, workshopId, decisionId, assigneeId, dueOn: input.dueOn ?? null }
        return workshopById(context, await commands.addTask(context, task))
      }),
  }),
  editTask: t.field({
    type: resultOf('EditTask', WorkshopNode),
    args: { input: t.arg({ type: EditTaskInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const taskId = idOf('Task', input.taskId, 'taskId')
        const assigneeId = input.assigneeId ? idOf('Member', input.assigneeId, 'assigneeId') : null
        return workshopById(context, await commands.editTask(context, { ...input, taskId, assigneeId }))
      }),
  }),
  finishTask: t.field({
    type: resultOf('FinishTask', TaskNode),
    description: 'By who is to do it, and by organisers.',
    args: { input: t.arg({ type: FinishTaskInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const taskId = idOf('Task', input.taskId, 'taskId')
        const id = await commands.finishTask(context, { ...input, taskId })
        return context.hub.database.prisma.task.findUniqueOrThrow({ where: { id } })
      }),
  }),
}))
