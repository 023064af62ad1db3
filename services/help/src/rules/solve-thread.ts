import { conflict, notFound, type Refusal } from '@ama/kernel'

interface Thread {
  readonly id: string
  readonly solvedAt: Date | null
  readonly solvingAnswerId: string | null
}
interface Answer {
  readonly id: string
  readonly threadId: string
}

/** Solved by one of its answers; the same answer twice changes nothing. */
export const solveThread = (thread: Thread, answer: Answer | null): 'solve' | 'already' | Refusal => {
  if (!answer || answer.threadId !== thread.id) return notFound('Cette réponse n’appartient pas à ce fil.')
  if (thread.solvingAnswerId === answer.id) return 'already'
  if (thread.solvedAt) return conflict('Ce fil est déjà résolu par une autre réponse : rouvrez-le d’abord.')
  return 'solve'
}

/** Open again; an open thread stays as it is. */
export const reopenThread = (thread: Thread): 'reopen' | 'already' => (thread.solvedAt ? 'reopen' : 'already')
