import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import { type FragmentType, readFragment } from '../../../generated/index.ts'
import { useHeldBack } from '../../../lib/use-held-back.ts'
import { useReading } from '../../../lib/use-reading.ts'
import { useInView } from '../../../lib/use-visible.ts'
import { HeldBackPill } from '../../../ui/held-back-pill.tsx'
import list from '../../../ui/list.module.css'
import { orderThreads, type SolvedFilter } from './order-threads.ts'
import { ThreadFacts } from './thread-facts.ts'
import { ThreadRow, ThreadRowFragment } from './thread-row.tsx'
import { useNewThreads } from './use-new-threads.ts'

interface Props {
  threads: readonly FragmentType<typeof ThreadRowFragment>[]
  solved: SolvedFilter
  /** The search results keep the order of the server, best first. */
  asGiven?: boolean
  withCommunity?: boolean
  /** Which list this is: another one starts anew. */
  of: string
}

/** Threads as a live list that never moves under the reader. */
export const ThreadItems = ({ threads, solved, asGiven = false, withCommunity = false, of }: Props) => {
  const { t } = useLingui()
  const items = useRef<HTMLUListElement>(null)
  const [top, topInView] = useInView()
  const { reading, handlers } = useReading()
  const byId = new Map(threads.map((thread) => [readFragment(ThreadRowFragment, thread).id, thread]))
  const facts = threads.map((thread) => readFragment(ThreadFacts, readFragment(ThreadRowFragment, thread)))
  const wanted = asGiven ? [...byId.keys()] : orderThreads(facts, solved)
  const hold = reading || !topInView
  const { shown, heldBack, release } = useHeldBack(wanted, { hold, of })
  useNewThreads(byId, !asGiven && !hold && heldBack.length === 0)
  return (
    <div {...handlers}>
      <div ref={top} />
      <HeldBackPill
        count={heldBack.length}
        where="above"
        list={items}
        onShow={() => {
          release()
          window.scrollTo({ top: 0 })
        }}
      >
        <Plural value={heldBack.length} one="# nouveauté" other="# nouveautés" /> <Trans>– afficher</Trans>
      </HeldBackPill>
      <ul ref={items} tabIndex={-1} className={list['plain']} aria-label={t`Fils d’entraide`}>
        {shown.map((id) => {
          const thread = byId.get(id)
          return thread ? (
            <li key={id}>
              <ThreadRow thread={thread} withCommunity={withCommunity} />
            </li>
          ) : null
        })}
      </ul>
    </div>
  )
}
