import { endThisSession } from './auth.ts'
import { forgetAllDrafts } from './drafts.ts'
import { forgetCursor } from './cursor.ts'
import { openTabs } from './live/tabs.ts'

const openOthers = () => openTabs<'signed out'>('ama:signed-out')

/** A fresh page: nothing of what was read stays in memory. */
const leave = (): void => window.location.replace('/connexion')

/** Ends the session and leaves nothing of the member in this browser, in no tab. False when the server did not answer. */
export const signOut = async (memberId: string): Promise<boolean> => {
  const answer = await endThisSession()
  if (!answer.ok && answer.refusal?.status !== 401) return false
  forgetAllDrafts()
  forgetCursor(memberId)
  const others = openOthers()
  others.say('signed out')
  others.close()
  leave()
  return true
}

/** Leaves this page when its member signs out in another tab, or comes back to it by the browser's Back. Returns how to stop. */
export const leaveWhenSignedOut = (): (() => void) => {
  const others = openOthers()
  others.hear(leave)
  const show = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) window.location.reload()
  }
  window.addEventListener('pageshow', show)
  return () => {
    others.close()
    window.removeEventListener('pageshow', show)
  }
}
