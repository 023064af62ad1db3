import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import { type FragmentType, readFragment } from '../../../generated/index.ts'
import { useHeldBack } from '../../../lib/use-held-back.ts'
import { useReading } from '../../../lib/use-reading.ts'
import { useInView } from '../../../lib/use-visible.ts'
import { HeldBackPill } from '../../../ui/held-back-pill.tsx'
import list from '../../../ui/list.module.css'
import { FeedItem, FeedItemFragment } from './feed-item.tsx'

interface Props {
  items: readonly FragmentType<typeof FeedItemFragment>[]
  of: string
}

/** The feed as a list that never moves under the reader. */
export const FeedItems = ({ items, of }: Props) => {
  const { t } = useLingui()
  const entries = useRef<HTMLUListElement>(null)
  const [top, topInView] = useInView()
  const { reading, handlers } = useReading()
  const byCursor = new Map(items.map((item) => [readFragment(FeedItemFragment, item).cursor, item]))
  const { shown, heldBack, release } = useHeldBack([...byCursor.keys()], { hold: reading || !topInView, of })
  return (
    <div {...handlers}>
      <div ref={top} />
      <HeldBackPill count={heldBack.length} where="above" list={entries} onShow={release}>
        <Plural value={heldBack.length} one="# nouveauté" other="# nouveautés" /> <Trans>– afficher</Trans>
      </HeldBackPill>
      <ul ref={entries} tabIndex={-1} className={list['plain']} aria-label={t`Activité`}>
        {shown.map((cursor) => {
          const item = byCursor.get(cursor)
          return item ? (
            <li key={cursor}>
              <FeedItem item={item} />
            </li>
          ) : null
        })}
      </ul>
    </div>
  )
}
