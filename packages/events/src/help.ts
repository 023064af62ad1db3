import { z } from 'zod'
import { defineEvent } from './define-event.ts'

const thread = z.object({ threadId: z.uuid() })
const answer = thread.extend({ answerId: z.uuid() })

export const threadAsked = defineEvent({
  area: 'help',
  name: 'thread-asked',
  summary: 'A member asked the community for help.',
  data: thread.extend({ authorId: z.uuid(), establishmentId: z.uuid().nullable() }),
  activity: { kind: 'THREAD_ASKED', subject: 'Thread', feed: true },
})

export const threadAnswered = defineEvent({
  area: 'help',
  name: 'thread-answered',
  summary: 'A member answered a thread.',
  data: answer.extend({ authorId: z.uuid(), establishmentId: z.uuid().nullable() }),
  activity: { kind: 'THREAD_ANSWERED', subject: 'Answer', feed: true },
})

export const threadSolved = defineEvent({
  area: 'help',
  name: 'thread-solved',
  summary: 'The thread is solved, by the answer named.',
  data: answer.extend({ answerAuthorId: z.uuid() }),
  activity: { kind: 'THREAD_SOLVED', subject: 'Thread', feed: true },
})

export const threadReopened = defineEvent({
  area: 'help',
  name: 'thread-reopened',
  summary: 'The solution did not hold: the thread is open again.',
  data: thread,
  activity: { kind: 'THREAD_REOPENED', subject: 'Thread', feed: true },
})

export const threadEdited = defineEvent({
  area: 'help',
  name: 'thread-edited',
  summary: 'The text, the topics or the audience of a thread changed.',
  data: thread.extend({ openToNetwork: z.boolean() }),
  activity: { kind: 'THREAD_EDITED', subject: 'Thread', feed: false },
})

export const answerEdited = defineEvent({
  area: 'help',
  name: 'answer-edited',
  summary: 'The text of an answer changed.',
  data: answer,
  activity: { kind: 'ANSWER_EDITED', subject: 'Answer', feed: false },
})
