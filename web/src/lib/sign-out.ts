import { endThisSession } from './auth.ts'
import { forgetAllDrafts } from './drafts.ts'
import { forgetCursor } from './cursor.ts'

/** Ends the session and leaves nothing of the member in this browser. False when the server did not answer. */
export const signOut = async (memberId: string): Promise<boolean> => {
  const answer = await endThisSession()
  if (!answer.ok && answer.refusal?.status !== 401) return false
  forgetAllDrafts()
  forgetCursor(memberId)
  // A fresh page: nothing of what was read stays in memory.
  window.location.assign('/connexion')
  return true
}
