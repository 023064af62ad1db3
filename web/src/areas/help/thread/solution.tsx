import { Trans } from '@lingui/react/macro'
import { type FragmentType, graphql, readFragment } from '../../../generated/index.ts'
import { focusSoon } from '../../../lib/focus.ts'
import { HeldBackPill } from '../../../ui/held-back-pill.tsx'
import { AnswerCard } from './answer-card.tsx'
import { ReopenThread } from './reopen-thread.tsx'
import type { Pin } from './use-pin.ts'

export const ThreadSolutionFragment = graphql(`
  fragment ThreadSolution on Thread {
    id
    solvedAt
    answerCount
    lastActivityAt
    viewerMayEdit
    viewerMayMarkSolved
    viewerMayReopen
    solvingAnswer {
      id
      ...AnswerCard
    }
  }
`)

interface Props {
  thread: FragmentType<typeof ThreadSolutionFragment>
  pin: Pin
}

/** The accepted answer, under the question. */
export const Solution = ({ thread, pin }: Props) => {
  const { id, solvingAnswer, viewerMayReopen } = readFragment(ThreadSolutionFragment, thread)
  const solvingId = solvingAnswer?.id ?? null
  const show = () => {
    pin.show(solvingId)
    if (solvingId) focusSoon(solvingId)
  }
  return (
    <>
      <HeldBackPill count={solvingId === pin.pinnedId ? 0 : 1} where="above" onShow={show}>
        {solvingId ? <Trans>Fil résolu – afficher la réponse retenue</Trans> : <Trans>Fil rouvert – actualiser</Trans>}
      </HeldBackPill>
      {solvingAnswer && pin.pinnedId === solvingId && (
        <AnswerCard
          accepted
          answer={solvingAnswer}
          action={viewerMayReopen && <ReopenThread threadId={id} pin={pin} />}
        />
      )}
    </>
  )
}
