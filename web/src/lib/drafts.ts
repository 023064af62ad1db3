import { newCommandId } from './command-id.ts'
import { storage } from './storage.ts'

const prefix = 'ama:draft:'
const keyOf = (memberId: string, form: string) => `${prefix}${memberId}:${form}`

/** What a member has written in a form and not yet sent. */
export interface Draft<V> {
  values: V
  /** Given when it is sent, and kept for the retry: the same text again has no second effect. */
  commandId: string | null
  /** The text that `commandId` was given for: another text is another command. */
  sent: string | null
}

const isDraft = (value: unknown): value is Draft<unknown> =>
  typeof value === 'object' && value !== null && 'values' in value && 'commandId' in value && 'sent' in value

/** The draft kept in this browser, or null. Only texts are kept, so `V` is a flat object of text, flags and lists. */
export const readDraft = <V extends object>(memberId: string, form: string, empty: V): Draft<V> | null => {
  try {
    const kept: unknown = JSON.parse(storage.read(keyOf(memberId, form)) ?? 'null')
    if (!isDraft(kept) || typeof kept.values !== 'object') return null
    return { values: { ...empty, ...kept.values }, commandId: kept.commandId, sent: kept.sent }
  } catch {
    return null
  }
}

export const keepDraft = <V>(memberId: string, form: string, draft: Draft<V>): void =>
  storage.write(keyOf(memberId, form), JSON.stringify(draft))

/** Another tab with the same form has kept a text of its own since. */
export const isOthers = <V extends object>(memberId: string, form: string, values: V): boolean => {
  const kept = readDraft(memberId, form, values)
  return kept !== null && JSON.stringify(kept.values) !== JSON.stringify(values)
}

/** Forgets a draft that was sent or given up, and none but that. */
export const forgetDraft = <V extends object>(memberId: string, form: string, values: V): void => {
  if (!isOthers(memberId, form, values)) storage.remove(keyOf(memberId, form))
}

/** At sign-out: the next person at this computer finds nothing. */
export const forgetAllDrafts = (): void => storage.removeAll(prefix)

/** The draft with the command id to send it under: the one it had when nothing changed since, else a new one. */
export const asCommand = <V>(draft: Draft<V>): Draft<V> & { commandId: string } => {
  const text = JSON.stringify(draft.values)
  const commandId = draft.sent === text && draft.commandId ? draft.commandId : newCommandId()
  return { values: draft.values, commandId, sent: text }
}
