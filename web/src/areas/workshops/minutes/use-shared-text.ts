import { useEffect, useState } from 'react'
import { useLatest } from '../../../lib/use-latest.ts'
import { isConflict } from '../../../lib/failure.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { SaveMinutesMutation } from './minutes-query.ts'

/** Milliseconds without typing before it is saved; and before it is tried again. */
const [pause, retryPause] = [1_500, 5_000]

/** The text as the hub has it. */
export interface SavedText {
  readonly body: string
  readonly version: number
}

/**
 * A text that several people write. It is saved by itself on the version that was last seen here; when somebody else
 * saved meanwhile, nothing is overwritten: `conflict` is true until one chose.
 */
export const useSharedText = (parts: {
  workshopId: string
  memberId: string
  saved: SavedText
  /** Asks for what the hub has now. */
  renew: () => void
}) => {
  const { workshopId, memberId, saved, renew } = parts
  const draft = useDraft(memberId, `minutes-${workshopId}`, { body: saved.body, version: saved.version })
  const { body, version } = draft.values
  const [base, setBase] = useState({ version, body: version === saved.version ? saved.body : null })
  const { send, sending, failure } = useCommand(SaveMinutesMutation, (data) => data.saveMinutes)
  const dirty = body !== base.body
  const newer = !sending && saved.version > base.version
  const conflict = newer && dirty && saved.body !== body
  const adopt = (text: string, from: SavedText) => {
    setBase({ version: from.version, body: from.body })
    draft.change({ body: text, version: from.version })
  }

  const save = async (text: string) => {
    const outcome = await send({ input: { workshopId, version: base.version, body: text } })
    const minutes = outcome.done && 'minutes' in outcome.value ? outcome.value.minutes : null
    if (minutes) {
      setBase({ version: minutes.version, body: text })
      draft.change({ version: minutes.version })
    } else if (!outcome.done && isConflict(outcome.failure)) renew()
  }

  const latest = useLatest({ save, takeOver: () => adopt(saved.body, saved) })
  const quiet = newer && !conflict
  useEffect(() => {
    // What others saved is taken over where nothing of one's own is at stake.
    if (quiet) latest.current.takeOver()
  }, [quiet, latest])
  const refused = failure?.kind === 'refused' && !isConflict(failure)
  useEffect(() => {
    if (!dirty || newer || sending || refused) return
    const timer = setTimeout(() => void latest.current.save(body), failure ? retryPause : pause)
    return () => clearTimeout(timer)
  }, [body, dirty, newer, sending, failure, refused, latest])

  return {
    body,
    write: (text: string) => draft.change({ body: text }),
    dirty,
    sending,
    failure: isConflict(failure) ? null : failure,
    conflict,
    /** One's own text goes over the other, which was seen. */
    keepOwn: () => adopt(body, { ...saved }),
    takeOther: () => adopt(saved.body, saved),
  }
}
