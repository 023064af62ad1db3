import { useEffect, useState } from 'react'
import { forgetDraft } from '../../../lib/drafts.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useViewer } from '../../../lib/viewer.ts'
import { useFailureText } from '../../../ui/failure-text.tsx'
import { AnswerForm } from './answer-form.tsx'
import { useOutbox } from './outbox.ts'
import { PendingCard } from './pending-card.tsx'

interface Props {
  threadId: string
  /** The viewer's own answer has arrived. */
  onSent: (answerId: string) => void
  /** There is text in the editor, or an answer on its way: nothing may move. */
  onBusy: (busy: boolean) => void
}

/** The answer form, and the answer on its way in its place. The text is kept until the server has it. */
export const AnswerBox = ({ threadId, onSent, onBusy }: Props) => {
  const { memberId } = useViewer()
  const form = `answer:${threadId}`
  const draft = useDraft(memberId, form, { body: '' })
  const failureText = useFailureText()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { pending, post, giveBack } = useOutbox(threadId, onSent)
  const busy = pending !== null || draft.values.body !== ''

  useEffect(() => onBusy(busy), [busy, onBusy])

  const restore = () => {
    draft.takeBack()
    giveBack()
  }
  const send = async (body: string, commandId: string) => {
    setRefusal(null)
    const outcome = await post(body, commandId)
    if (outcome.done) return forgetDraft(memberId, form, { body })
    if (outcome.failure.kind === 'refused' && outcome.failure.field === 'body') {
      setRefusal(failureText(outcome.failure))
      restore()
    }
  }
  if (pending) {
    return (
      <PendingCard pending={pending} onRetry={() => void send(pending.body, pending.commandId)} onGiveBack={restore} />
    )
  }
  return (
    <AnswerForm
      body={draft.values.body}
      refusal={refusal}
      onChange={(body) => draft.change({ body })}
      onSend={() => {
        const { values, commandId } = draft.toSend()
        draft.setAside()
        void send(values.body, commandId)
      }}
    />
  )
}
