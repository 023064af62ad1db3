import { command, type Context } from '@ama/graphql'
import { accepted, conflict, newId, notFound } from '@ama/kernel'
import { checkAhead } from '../rules/check-workshop.ts'
import { recur } from '../rules/recur.ts'
import { lockAsOrganiser } from './find-workshop.ts'
import { publish } from './publish-workshop.ts'
import { settleDatePoll } from './settle-date-poll.ts'
import { checkCommunities, checkPlanned, writeDraft, type ScheduleWorkshop } from './schedule-workshop.ts'

interface Once {
  readonly commandId?: string | null | undefined
}

/** Plans a workshop again and again by a rule, as drafts; each is a workshop of its own from then on. Gives the series' id. */
export const scheduleSeries = (
  context: Context,
  input: Once & { readonly workshop: ScheduleWorkshop; readonly rule: string },
): Promise<string> =>
  command(context, { name: 'schedule-series', commandId: input.commandId }, async (tx, deed) => {
    const { actor, now } = deed
    const communityIds = await checkCommunities(tx, actor, input.workshop.communityIds)
    const planned = await checkPlanned(tx, input.workshop, now)
    const series = accepted(recur(planned.dates, input.rule))
    accepted(checkAhead(series.at(-1)?.[0]?.startsAt ?? now, now) ?? 'ahead')
    const seriesId = newId()
    await tx.workshopSeries.create({ data: { id: seriesId, rule: input.rule.trim(), createdAt: now } })
    const ids: string[] = []
    for (const dates of series) {
      ids.push(await writeDraft(tx, { ...planned, dates }, { actor, now, communityIds, seriesId }))
    }
    const [first] = ids
    if (first && input.workshop.datePollId !== null) await settleDatePoll(tx, input.workshop.datePollId, first, deed)
    return seriesId
  })

/** Publishes the drafts of a series that are to come, by who organises each; gives the series' id. */
export const publishSeries = (context: Context, input: Once & { readonly seriesId: string }): Promise<string> =>
  command(context, { name: 'publish-series', commandId: input.commandId }, async (tx, deed) => {
    const drafts = await tx.workshop.findMany({
      where: { seriesId: input.seriesId, state: 'DRAFT', startsAt: { gt: deed.now } },
      orderBy: { id: 'asc' },
      select: { id: true },
    })
    if (drafts.length === 0) {
      const known = await tx.workshopSeries.count({ where: { id: input.seriesId } })
      throw known === 0
        ? notFound('Cette série n’existe pas ou n’existe plus.')
        : conflict('Cette série n’a plus de brouillon à venir.')
    }
    for (const { id } of drafts) {
      const workshop = await lockAsOrganiser(tx, deed.actor, id, 'la publier')
      if (workshop.state === 'DRAFT') await publish(tx, workshop, deed)
    }
    return input.seriesId
  })
