import { Stack } from '@mantine/core'
import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { ErrorBoundary } from '../../../ui/error-boundary.tsx'
import { Answers } from './answers.tsx'
import { Question } from './question.tsx'
import { Solution, ThreadSolutionFragment } from './solution.tsx'
import { ThreadHead } from './thread-head.tsx'
import { useMarkRead } from './use-mark-read.ts'
import { usePin } from './use-pin.ts'

export const ThreadViewFragment = graphql(`
  fragment ThreadView on Thread {
    id
    unread
    viewerMayAnswer
    ...ThreadHead
    ...Question
    ...ThreadSolution
  }
`)

/** A thread: the question, the accepted answer under it, the answers, and where one answers. */
export const ThreadView = ({ thread }: { thread: FragmentType<typeof ThreadViewFragment> }) => {
  const view = readFragment(ThreadViewFragment, thread)
  const solution = readFragment(ThreadSolutionFragment, view)
  const solvingId = solution.solvingAnswer?.id ?? null
  const pin = usePin(solvingId)
  const [caughtUp, setCaughtUp] = useState(false)
  useMarkRead(view.id, view.unread, caughtUp && pin.pinnedId === solvingId)
  return (
    <Stack gap="lg">
      <ThreadHead thread={view} />
      <Question thread={view} />
      <ErrorBoundary>
        <Solution thread={view} pin={pin} />
      </ErrorBoundary>
      <ErrorBoundary>
        <Answers
          threadId={view.id}
          answerCount={solution.answerCount}
          mayAnswer={view.viewerMayAnswer}
          mayMarkSolved={solution.viewerMayMarkSolved}
          pin={pin}
          pinnedId={pin.pinnedId === solvingId ? solvingId : null}
          onCaughtUp={setCaughtUp}
        />
      </ErrorBoundary>
    </Stack>
  )
}
