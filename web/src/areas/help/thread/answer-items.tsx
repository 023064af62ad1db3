import { Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useEffect } from 'react'
import { type FragmentType, readFragment } from '../../../generated/index.ts'
import { useHeldBack } from '../../../lib/use-held-back.ts'
import { useInView } from '../../../lib/use-visible.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { Empty } from '../../../ui/empty.tsx'
import { HeldBackPill } from '../../../ui/held-back-pill.tsx'
import list from '../../../ui/list.module.css'
import { AnswerCard, AnswerCardFragment } from './answer-card.tsx'
import { MarkSolved } from './mark-solved.tsx'
import { useNewAnswers } from './use-new-answers.ts'
import type { Pin } from './use-pin.ts'

interface Props {
  threadId: string
  answers: readonly FragmentType<typeof AnswerCardFragment>[]
  pinnedId: string | null
  mayMarkSolved: boolean
  pin: Pin
  /** Answers just sent from here: they never wait. */
  mine: ReadonlySet<string>
  writing: boolean
  /** The last page is there: what comes now is new. */
  complete: boolean
  onCaughtUp: (caughtUp: boolean) => void
}

const reveal = (id: string | undefined) =>
  requestAnimationFrame(() => {
    const answer = id ? document.getElementById(id) : null
    answer?.scrollIntoView({ block: 'start' })
    answer?.focus({ preventScroll: true })
  })

/** The answers on screen. New ones join only when nobody is writing or reading further up. */
export const AnswerItems = ({
  threadId,
  answers,
  pinnedId,
  mine,
  writing,
  complete,
  onCaughtUp,
  ...solving
}: Props) => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const [end, endInView] = useInView()
  const cards = answers.map((answer) => ({ answer, card: readFragment(AnswerCardFragment, answer) }))
  const byId = new Map(cards.map(({ answer, card }) => [card.id, { answer, authorId: card.author.id }]))
  const hold = complete && (writing || !endInView)
  const { shown, heldBack, release } = useHeldBack([...byId.keys()], {
    hold,
    of: threadId,
    growsAtEnd: true,
    mine: (id) => mine.has(id),
  })
  // The viewer's own answer arrives live before its own response: it is already on screen, as "envoi…".
  const waiting = heldBack.filter((id) => byId.get(id)?.authorId !== memberId)
  useEffect(() => onCaughtUp(waiting.length === 0), [waiting.length, onCaughtUp])
  useNewAnswers(threadId, !hold && waiting.length === 0)

  return (
    <>
      {shown.length === 0 && (
        // Out of sight, but in its place, while the first answer waits: nothing moves.
        <div style={{ visibility: waiting.length > 0 ? 'hidden' : 'visible' }}>
          <Empty>
            <Trans>Personne n’a encore répondu. Une piste, même partielle, peut aider.</Trans>
          </Empty>
        </div>
      )}
      {shown.length > 0 && shown.every((id) => id === pinnedId) && (
        <Text c="dimmed">
          <Trans>Elle est plus haut, sous la question.</Trans>
        </Text>
      )}
      <ol className={list['plain']} aria-label={t`Réponses`}>
        {shown.map((id) => {
          const item = byId.get(id)
          if (!item || id === pinnedId) return null
          return (
            <li key={id}>
              <AnswerCard
                answer={item.answer}
                action={solving.mayMarkSolved && <MarkSolved threadId={threadId} answerId={id} pin={solving.pin} />}
              />
            </li>
          )
        })}
      </ol>
      <div ref={end} />
      <HeldBackPill
        count={waiting.length}
        where="below"
        onShow={() => {
          release()
          reveal(waiting[0])
        }}
      >
        <Plural value={waiting.length} one="# nouvelle réponse" other="# nouvelles réponses" />{' '}
        <Trans>– afficher</Trans>
      </HeldBackPill>
    </>
  )
}
