import { z } from 'zod'
import { defineEvent } from './define-event.ts'

/** Told once per community of the workshop, so that each community's feed lists it. */
const workshop = z.object({ workshopId: z.uuid() })

export const workshopPublished = defineEvent({
  area: 'workshops',
  name: 'workshop-published',
  summary: 'A workshop or meeting can be seen and registered for.',
  data: workshop.extend({ sequence: z.int() }),
  activity: { kind: 'WORKSHOP_PUBLISHED', subject: 'Workshop', feed: true },
})

export const workshopMoved = defineEvent({
  area: 'workshops',
  name: 'workshop-moved',
  summary: 'A published workshop takes place at another time or place.',
  data: workshop.extend({ sequence: z.int() }),
  activity: { kind: 'WORKSHOP_MOVED', subject: 'Workshop', feed: true },
})

export const workshopCancelled = defineEvent({
  area: 'workshops',
  name: 'workshop-cancelled',
  summary: 'A published workshop does not take place.',
  data: workshop.extend({ sequence: z.int() }),
  activity: { kind: 'WORKSHOP_CANCELLED', subject: 'Workshop', feed: true },
})

export const workshopEdited = defineEvent({
  area: 'workshops',
  name: 'workshop-edited',
  summary: 'Something else about a published workshop changed: its text, its seats, its organisers.',
  data: workshop,
  activity: { kind: 'WORKSHOP_EDITED', subject: 'Workshop', feed: false },
})

export const seatsChanged = defineEvent({
  area: 'workshops',
  name: 'seats-changed',
  summary: 'A registration came to be or changed its state; the counters as they are after it.',
  data: workshop.extend({
    registrationId: z.uuid(),
    memberId: z.uuid(),
    registeredById: z.uuid(),
    state: z.enum(['REGISTERED', 'WAITING', 'OFFERED', 'CANCELLED', 'ATTENDED', 'EXCUSED', 'ABSENT']),
    /** The registration's own count of changes. */
    revision: z.int(),
    cause: z.enum(['REGISTERED', 'CANCELLED', 'OFFERED', 'ACCEPTED', 'DECLINED', 'EXPIRED']),
    seatsTaken: z.int(),
    waitingCount: z.int(),
  }),
  activity: { kind: 'SEATS_CHANGED', subject: 'Workshop', feed: false, actor: 'hidden' },
})

export const minutesEdited = defineEvent({
  area: 'workshops',
  name: 'minutes-edited',
  summary: 'The minutes were saved.',
  data: workshop.extend({ version: z.int() }),
  activity: { kind: 'MINUTES_EDITED', subject: 'Workshop', feed: false },
})

export const minutesPublished = defineEvent({
  area: 'workshops',
  name: 'minutes-published',
  summary: 'The minutes can be read by everybody who may see the workshop.',
  data: workshop,
  activity: { kind: 'MINUTES_PUBLISHED', subject: 'Workshop', feed: true },
})

export const attendanceMarked = defineEvent({
  area: 'workshops',
  name: 'attendance-marked',
  summary: 'Who was there was checked in or corrected: some of the registrations changed their state.',
  data: workshop.extend({
    registrations: z.array(
      z.object({
        registrationId: z.uuid(),
        memberId: z.uuid(),
        state: z.enum(['REGISTERED', 'ATTENDED', 'EXCUSED', 'ABSENT']),
      }),
    ),
  }),
  activity: { kind: 'ATTENDANCE_MARKED', subject: 'Workshop', feed: false, actor: 'hidden' },
})

export const outcomesEdited = defineEvent({
  area: 'workshops',
  name: 'outcomes-edited',
  summary: 'What came out of a workshop changed: its decisions, its tasks, how many told what they thought of it.',
  data: workshop,
  activity: { kind: 'OUTCOMES_EDITED', subject: 'Workshop', feed: false },
})

export const taskAssigned = defineEvent({
  area: 'workshops',
  name: 'task-assigned',
  summary: 'A member is to do something, by a day perhaps.',
  data: workshop.extend({ taskId: z.uuid(), assigneeId: z.uuid() }),
})

export const taskDone = defineEvent({
  area: 'workshops',
  name: 'task-done',
  summary: 'A task is done.',
  data: workshop.extend({ taskId: z.uuid(), assigneeId: z.uuid() }),
})

export const proposalMade = defineEvent({
  area: 'workshops',
  name: 'proposal-made',
  summary: 'Somebody proposes something for the managerial-transformation plan.',
  data: z.object({ proposalId: z.uuid(), workshopId: z.uuid().nullable() }),
  activity: { kind: 'PROPOSAL_MADE', subject: 'Proposal', feed: true },
})

export const proposalEdited = defineEvent({
  area: 'workshops',
  name: 'proposal-edited',
  summary: 'A proposal was supported, amended or reworded.',
  data: z.object({ proposalId: z.uuid() }),
  activity: { kind: 'PROPOSAL_EDITED', subject: 'Proposal', feed: false },
})

export const proposalStateChanged = defineEvent({
  area: 'workshops',
  name: 'proposal-state-changed',
  summary: 'A proposal was validated, taken up, done or dropped.',
  data: z.object({
    proposalId: z.uuid(),
    state: z.enum(['PROPOSED', 'VALIDATED', 'UNDER_WAY', 'DONE', 'DROPPED']),
  }),
  activity: { kind: 'PROPOSAL_STATE_CHANGED', subject: 'Proposal', feed: true },
})

export const agendaEdited = defineEvent({
  area: 'workshops',
  name: 'agenda-edited',
  summary: 'A point of the agenda was proposed, accepted, reworded or taken back.',
  data: workshop,
  activity: { kind: 'AGENDA_EDITED', subject: 'Workshop', feed: false },
})

/** Told once per community that is asked. */
const datePoll = z.object({ datePollId: z.uuid() })

export const datePollOpened = defineEvent({
  area: 'workshops',
  name: 'date-poll-opened',
  summary: 'People are asked which date suits them.',
  data: datePoll,
  activity: { kind: 'DATE_POLL_OPENED', subject: 'DatePoll', feed: true },
})

export const datePollAnswered = defineEvent({
  area: 'workshops',
  name: 'date-poll-answered',
  summary: 'Somebody said which dates suit.',
  data: datePoll,
  activity: { kind: 'DATE_POLL_ANSWERED', subject: 'DatePoll', feed: false },
})

export const datePollClosed = defineEvent({
  area: 'workshops',
  name: 'date-poll-closed',
  summary: 'A date poll takes no more answers; a workshop may have been planned from it.',
  data: datePoll.extend({ workshopId: z.uuid().nullable() }),
  activity: { kind: 'DATE_POLL_CLOSED', subject: 'DatePoll', feed: false },
})
