import { cacheExchange, type Cache, type KeyingConfig } from '@urql/exchange-graphcache'
import { relayPagination } from '@urql/exchange-graphcache/extras'
import { applyHelpActivity, type HelpActivity } from '../../areas/help/cache/apply-activity.ts'
import { helpUpdates } from '../../areas/help/cache/updates.ts'
import { applyProposalActivity, proposalUpdates } from '../../areas/proposals/cache-updates.ts'
import { applyTerritoryActivity } from '../../areas/territories/cache-updates.ts'
import { applyDatePollActivity, applyWorkshopActivity, workshopUpdates } from '../../areas/workshops/cache-updates.ts'
import { isKey } from '../../lib/cache-lists.ts'
import { catchingUp } from '../live/catching-up.ts'

const inItsParent = () => null
const by =
  (field: string) =>
  (data: Record<string, unknown>): string | null =>
    typeof data[field] === 'string' ? data[field] : null
const ofNode = (field: string) => (data: Record<string, unknown>) => {
  const { node } = data
  return typeof node === 'object' && node !== null ? by(field)({ ...node }) : null
}

const keys: KeyingConfig = {
  Viewer: () => 'me',
  Instance: () => 'this',
  NoticeSettings: () => 'mine',
  Activity: by('cursor'),
  ActivityEdge: ofNode('cursor'),
  ThreadEdge: ofNode('id'),
  AnswerEdge: ofNode('id'),
  Commune: by('code'),
  Epci: by('siren'),
  Persona: by('email'),
  EstablishmentCategory: inItsParent,
  RangeCheck: inItsParent,
  Expertise: inItsParent,
  TopicCount: inItsParent,
  PageInfo: inItsParent,
  ThreadConnection: inItsParent,
  AnswerConnection: inItsParent,
  ActivityConnection: inItsParent,
  CreatedToken: inItsParent,
  WorkshopConnection: inItsParent,
  WorkshopEdge: inItsParent,
  EstablishmentSeats: inItsParent,
  Minutes: inItsParent,
  AttendanceSheet: inItsParent,
  AttendanceEntry: inItsParent,
  DateMark: inItsParent,
  Satisfaction: inItsParent,
  Colleague: inItsParent,
  SeatSkip: inItsParent,
  PollAnswer: inItsParent,
  ProposalConnection: inItsParent,
  ProposalEdge: ofNode('id'),
  ProposalCount: inItsParent,
  ProposalStep: inItsParent,
  SatisfactionResults: inItsParent,
  MinutesRevision: inItsParent,
  PublicCalendar: inItsParent,
  NoticeConnection: inItsParent,
  NoticeEdge: ofNode('id'),
  NoticeKind: inItsParent,
}
const refusals = ['InvalidInput', 'Unauthenticated', 'Forbidden', 'NotFound', 'Conflict', 'Unavailable']
for (const refusal of refusals) keys[refusal] = inItsParent

type LiveActivity = HelpActivity &
  Parameters<typeof applyTerritoryActivity>[1] &
  Parameters<typeof applyWorkshopActivity>[1]

const viewerIn = (cache: Cache): string | null => {
  const viewer = cache.resolve('Query', 'viewer')
  const member = isKey(viewer) ? cache.resolve(viewer, 'member') : null
  const id = isKey(member) ? cache.resolve(member, 'id') : null
  return isKey(id) ? id : null
}

/** The normalised cache: one copy of each object, which live items and one's own deeds keep up to date. */
export const cache = () =>
  cacheExchange({
    keys,
    possibleTypes: {
      Error: refusals,
      Node: [
        'Thread',
        'Answer',
        'Community',
        'Member',
        'Establishment',
        'Workshop',
        'WorkshopDate',
        'WorkshopSeries',
        'Registration',
        'WalkIn',
        'Decision',
        'Task',
        'Proposal',
        'Amendment',
        'AgendaPoint',
        'DatePoll',
        'PollSlot',
      ],
    },
    resolvers: {
      Community: { threads: relayPagination(), activity: relayPagination() },
      Thread: { answers: relayPagination() },
      Viewer: { unreadThreads: relayPagination() },
      Query: { searchThreads: relayPagination(), workshops: relayPagination(), proposals: relayPagination() },
    },
    updates: {
      Mutation: { ...helpUpdates.Mutation, ...workshopUpdates.Mutation, ...proposalUpdates.Mutation },
      Subscription: {
        activity: ({ activity }: { activity: LiveActivity }, _args, cacheNow) => {
          if (catchingUp.isOn()) return
          applyHelpActivity(cacheNow, activity, viewerIn(cacheNow))
          applyTerritoryActivity(cacheNow, activity)
          applyWorkshopActivity(cacheNow, activity)
          applyDatePollActivity(cacheNow, activity)
          applyProposalActivity(cacheNow, activity)
        },
      },
    },
  })
