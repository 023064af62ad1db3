import { useLingui } from '@lingui/react/macro'
import { useEffect, useEffectEvent, useState } from 'react'
import { type LiveItem, useActivity } from '../../../lib/activity.ts'
import { announce } from '../../../lib/announce.ts'
import { useViewer } from '../../../lib/viewer.ts'

/** Tells a screen reader that a question joined the list on screen; where it waits, the pill tells it. */
export const useNewThreads = (listed: ReadonlyMap<string, unknown>, shownAtOnce: boolean): void => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  const [asked, setAsked] = useState<LiveItem | null>(null)
  useActivity((item) => {
    if (item.kind === 'THREAD_ASKED' && item.actorId !== memberId) setAsked(item)
  })
  const joined = asked?.threadId && listed.has(asked.threadId) ? asked : null
  const tell = useEffectEvent(({ threadTitle: title }: LiveItem) => {
    if (title && shownAtOnce) announce(t`Nouvelle demande : ${title}`)
  })
  // Once for each question, whatever changes later.
  useEffect(() => {
    if (joined) tell(joined)
  }, [joined])
}
