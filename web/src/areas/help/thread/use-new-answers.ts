import { useLingui } from '@lingui/react/macro'
import { useActivity } from '../../../lib/activity.ts'
import { announce } from '../../../lib/announce.ts'
import { useViewer } from '../../../lib/viewer.ts'

/** Tells a screen reader that an answer arrived; where answers wait, the pill tells it. */
export const useNewAnswers = (threadId: string, shownAtOnce: boolean): void => {
  const { t } = useLingui()
  const { memberId } = useViewer()
  useActivity((item) => {
    if (item.kind !== 'THREAD_ANSWERED' || item.threadId !== threadId || item.actorId === memberId) return
    const who = item.actorName ?? ''
    if (shownAtOnce) announce(t`Nouvelle réponse de ${who}`)
  })
}
