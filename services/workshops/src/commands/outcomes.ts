import type { Task, Transaction } from '@ama/database'
import { outcomesEdited, taskAssigned, taskDone } from '@ama/events'
import { command, type Context, type Deed } from '@ama/graphql'
import { accepted, conflict, forbidden, invalid, newId, notFound } from '@ama/kernel'
import { mayRead } from '../permissions/workshop.ts'
import { mayFinishTask } from '../permissions/outcomes.ts'
import { checkDay, checkText } from '../rules/check-outcome.ts'
import { lockAsOrganiser, withPeople, type FoundWorkshop } from './find-workshop.ts'
import { findPerson } from './person.ts'
import { tellCommunities } from './tell-communities.ts'

interface Once {
  readonly commandId?: string | null | undefined
}

const deed = 'écrire ses décisions'
/** More than anybody follows. */
const most = 200

const tell = async (workshop: FoundWorkshop, { emit }: Pick<Deed, 'emit'>): Promise<void> =>
  tellCommunities(emit, workshop, outcomesEdited, { workshopId: workshop.id })

const checkAssignee = async (tx: Transaction, workshop: FoundWorkshop, memberId: string): Promise<string> => {
  const person = await findPerson(tx, memberId)
  if (!mayRead(person, workshop))
    throw forbidden('Cette personne ne voit pas cette rencontre : choisissez-en une autre.')
  return person.memberId
}

interface NewTask {
  readonly title: string
  readonly assigneeId: string
  readonly dueOn: string | null
  readonly decisionId: string | null
}

const tellAssignee = async (
  { id: taskId, workshopId, assigneeId }: Pick<Task, 'id' | 'workshopId' | 'assigneeId'>,
  definition: typeof taskAssigned | typeof taskDone,
  { emit }: Pick<Deed, 'emit'>,
): Promise<void> => {
  const data = { workshopId, taskId, assigneeId }
  await emit({ definition, subjectId: taskId, communityId: null, audience: 'internal', data })
}

const createTask = async (tx: Transaction, workshop: FoundWorkshop, task: NewTask, parts: Deed): Promise<void> => {
  if ((await tx.task.count({ where: { workshopId: workshop.id } })) >= most) {
    throw conflict(`Une rencontre a au plus ${most} tâches.`)
  }
  const row = await tx.task.create({
    data: {
      id: newId(),
      workshopId: workshop.id,
      decisionId: task.decisionId,
      title: accepted(checkText('title', task.title, 300)),
      assigneeId: await checkAssignee(tx, workshop, task.assigneeId),
      dueOn: accepted(checkDay('dueOn', task.dueOn)),
      createdById: parts.actor.memberId,
      createdAt: parts.now,
    },
  })
  await tellAssignee(row, taskAssigned, parts)
}

/** What was decided; with somebody to do it, also a task of the same words. Gives the workshop's id. */
export const addDecision = (
  context: Context,
  input: Once & { workshopId: string; text: string; assigneeId: string | null; dueOn: string | null },
): Promise<string> =>
  command(context, { name: 'add-decision', commandId: input.commandId }, async (tx, parts) => {
    const workshop = await lockAsOrganiser(tx, parts.actor, input.workshopId, deed)
    const text = accepted(checkText('text', input.text, 1_000))
    if ((await tx.decision.count({ where: { workshopId: workshop.id } })) >= most) {
      throw conflict(`Une rencontre a au plus ${most} décisions.`)
    }
    const decisionId = newId()
    const createdBy = { createdById: parts.actor.memberId, createdAt: parts.now }
    await tx.decision.create({ data: { id: decisionId, workshopId: workshop.id, text, ...createdBy } })
    if (input.assigneeId !== null) {
      const task = { title: text.slice(0, 300), assigneeId: input.assigneeId, dueOn: input.dueOn, decisionId }
      await createTask(tx, workshop, task, parts)
    } else if (input.dueOn) {
      throw invalid('assigneeId', 'Une échéance demande une personne : dites qui s’en charge.')
    }
    await tell(workshop, parts)
    return workshop.id
  })

const ownDecision = async (tx: Transaction, { actor }: Deed, decisionId: string): Promise<FoundWorkshop> => {
  const decision = await tx.decision.findUnique({ where: { id: decisionId } })
  if (!decision) throw notFound('Cette décision n’existe plus.')
  return lockAsOrganiser(tx, actor, decision.workshopId, deed)
}

/** Other words for it; gives the workshop's id. */
export const editDecision = (context: Context, input: Once & { decisionId: string; text: string }): Promise<string> =>
  command(context, { name: 'edit-decision', commandId: input.commandId }, async (tx, parts) => {
    const workshop = await ownDecision(tx, parts, input.decisionId)
    const text = accepted(checkText('text', input.text, 1_000))
    await tx.decision.update({ where: { id: input.decisionId }, data: { text } })
    await tell(workshop, parts)
    return workshop.id
  })

/** Its tasks stay; gives the workshop's id. */
export const removeDecision = (context: Context, input: Once & { decisionId: string }): Promise<string> =>
  command(context, { name: 'remove-decision', commandId: input.commandId }, async (tx, parts) => {
    const workshop = await ownDecision(tx, parts, input.decisionId)
    await tx.decision.delete({ where: { id: input.decisionId } })
    await tell(workshop, parts)
    return workshop.id
  })

/** Who does what by when; gives the workshop's id. */
export const addTask = (
  context: Context,
  input: Once & {
    workshopId: string
    decisionId: string | null
    title: string
    assigneeId: string
    dueOn: string | null
  },
): Promise<string> =>
  command(context, { name: 'add-task', commandId: input.commandId }, async (tx, parts) => {
    const workshop = await lockAsOrganiser(tx, parts.actor, input.workshopId, deed)
    if (input.decisionId !== null) {
      const known = await tx.decision.count({ where: { id: input.decisionId, workshopId: workshop.id } })
      if (known === 0) throw notFound('Cette décision n’existe plus.')
    }
    await createTask(tx, workshop, input, parts)
    await tell(workshop, parts)
    return workshop.id
  })

const lockTask = async (tx: Transaction, taskId: string): Promise<{ task: Task; workshop: FoundWorkshop }> => {
  const found = await tx.task.findUnique({ where: { id: taskId } })
  if (!found) throw notFound('Cette tâche n’existe plus.')
  await tx.$queryRaw`SELECT 1 FROM workshop WHERE id = ${found.workshopId}::uuid FOR UPDATE`
  const task = await tx.task.findUniqueOrThrow({ where: { id: taskId } })
  const workshop = await tx.workshop.findUniqueOrThrow({ where: { id: task.workshopId }, include: withPeople })
  return { task, workshop }
}

/** Changes what is given, by organisers; gives the workshop's id. */
export const editTask = (
  context: Context,
  input: Once & {
    taskId: string
    title?: string | null | undefined
    assigneeId?: string | null | undefined
    /** null: by no day. */
    dueOn?: string | null | undefined
  },
): Promise<string> =>
  command(context, { name: 'edit-task', commandId: input.commandId }, async (tx, parts) => {
    const { task } = await lockTask(tx, input.taskId)
    const workshop = await lockAsOrganiser(tx, parts.actor, task.workshopId, 'modifier ses tâches')
    const assigneeId = input.assigneeId ? await checkAssignee(tx, workshop, input.assigneeId) : task.assigneeId
    const saved = await tx.task.update({
      where: { id: task.id },
      data: {
        assigneeId,
        ...(typeof input.title === 'string' ? { title: accepted(checkText('title', input.title, 300)) } : {}),
        ...(input.dueOn === undefined ? {} : { dueOn: accepted(checkDay('dueOn', input.dueOn)) }),
      },
    })
    if (assigneeId !== task.assigneeId) await tellAssignee(saved, taskAssigned, parts)
    await tell(workshop, parts)
    return workshop.id
  })

/** Done, or to do again; gives the task's id. */
export const finishTask = (context: Context, input: Once & { taskId: string; done: boolean }): Promise<string> =>
  command(context, { name: 'finish-task', commandId: input.commandId }, async (tx, parts) => {
    const { task, workshop } = await lockTask(tx, input.taskId)
    if (!mayFinishTask(parts.actor, workshop, task)) {
      if (!mayRead(parts.actor, workshop)) throw notFound('Cette tâche n’existe plus.')
      throw forbidden('Cette tâche est celle de quelqu’un d’autre.')
    }
    if ((task.doneAt !== null) === input.done) return task.id
    await tx.task.update({ where: { id: task.id }, data: { doneAt: input.done ? parts.now : null } })
    if (input.done) await tellAssignee(task, taskDone, parts)
    await tell(workshop, parts)
    return task.id
  })
