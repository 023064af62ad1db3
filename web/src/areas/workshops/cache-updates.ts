import type { Cache, UpdatesConfig } from '@urql/exchange-graphcache'
import { forgetField, isKey } from '../../lib/cache-lists.ts'

/** What an item, the same for everybody, can't carry: asked for again by screens that show it. */
const perViewer = [
  'viewerRegistration',
  'viewerMayRegister',
  'videoUrl',
  'establishments',
  'waitingList',
  'seatSkips',
  'colleagues',
]
/** What only a change of the workshop itself changes. Nothing that the item carries: it would be read back as missing. */
const texts = [
  'dates',
  'descriptionHtml',
  'access',
  'organisers',
  'viewerMayOrganise',
  'viewerMayProposePoint',
  'agenda',
  'roles',
]

/** What the day and what comes after it change. */
const writtenAfter: Readonly<Record<string, readonly string[]>> = {
  MINUTES_EDITED: ['minutes'],
  MINUTES_PUBLISHED: ['minutes', 'decisions', 'tasks'],
  OUTCOMES_EDITED: ['decisions', 'tasks'],
  AGENDA_EDITED: ['agenda'],
  ATTENDANCE_MARKED: ['attendance', 'viewerRegistration'],
}

interface WorkshopActivity {
  readonly kind: string
  readonly subject?: { readonly __typename: string; readonly id?: string } | null
}

const forgetLists = (cache: Cache): void => forgetField(cache, 'Query', 'workshops')

/** Brings a live item about a workshop into the cache: its thin fields are written already. */
export const applyWorkshopActivity = (cache: Cache, { kind, subject }: WorkshopActivity): void => {
  if (subject?.__typename !== 'Workshop' || !subject.id) return
  const workshop = `Workshop:${subject.id}`
  const after = writtenAfter[kind]
  if (after) {
    for (const field of after) forgetField(cache, workshop, field)
    return
  }
  const changed = kind === 'SEATS_CHANGED' ? perViewer : [...perViewer, ...texts]
  for (const field of changed) forgetField(cache, workshop, field)
  const own = cache.resolve(workshop, 'viewerRegistration')
  if (isKey(own)) for (const field of ['state', 'waitingPosition', 'offerExpiresAt']) forgetField(cache, own, field)
  if (kind !== 'SEATS_CHANGED') forgetLists(cache)
}

/** What a live item about a date poll does not carry. */
const ofPoll = ['slots', 'bestSlot', 'answererCount', 'closedAt', 'workshop', 'viewerMayAnswer', 'viewerMayClose']

/** Brings a live item about a date poll into the cache. */
export const applyDatePollActivity = (cache: Cache, { kind, subject }: WorkshopActivity): void => {
  if (subject?.__typename !== 'DatePoll' || !subject.id) return
  for (const field of ofPoll) forgetField(cache, `DatePoll:${subject.id}`, field)
  if (kind !== 'DATE_POLL_ANSWERED') forgetField(cache, 'Query', 'datePolls')
}

type Update = (result: Record<string, unknown>, args: unknown, cache: Cache) => void

const renewPolls: Update = (_result, _args, cache) => forgetField(cache, 'Query', 'datePolls')
const renewLists: Update = (_result, _args, cache) => forgetLists(cache)

/** What one's own deeds change in the lists on screen. */
export const workshopUpdates: UpdatesConfig = {
  Mutation: {
    openDatePoll: renewPolls,
    closeDatePoll: renewPolls,
    scheduleWorkshop: (result, args, cache) => {
      renewLists(result, args, cache)
      renewPolls(result, args, cache)
    },
    scheduleSeries: renewLists,
    publishSeries: renewLists,
    publishWorkshop: renewLists,
    cancelWorkshop: renewLists,
  },
}
