import type { Connection } from '../connection.ts'
import { type Cause, isHopeless, retryDelay } from './retry.ts'
import type { Line, News } from './share-line.ts'

/** Why one attempt is over. After the last two it is not tried again by itself. */
export type Ending = Cause | 'signed-out' | 'outdated'

/** One connection, from its opening to its end. */
export interface Attempt {
  /** It fell silent, without saying that it closed. */
  isSilent(): boolean
  /** Ends as if the network had gone. */
  cut(): void
  /** Ends for good, and tells nobody. */
  end(): void
}

export interface Attempted {
  /** The connection stands; what is asked on it may still be refused. */
  stands(): void
  /** All that was missed has come: what comes now happens now. */
  caughtUp(): void
  /** Once. */
  ended(ending: Ending): void
}

interface Parts {
  readonly attempt: (attempted: Attempted) => Attempt
  readonly tell: (news: News) => void
  /** How the connection stood last. */
  readonly connection: () => Connection
  readonly isOnline: () => boolean
}

/** Milliseconds: what lasted so long stood. */
const steady = 5_000
/** Milliseconds: an attempt without answer is given up then, or by a look or the network's return when it lasted so long. */
const patience = 10_000
const late = 3_000
/** Milliseconds within which one comes back whose network came back. */
const soon = 500

/** Connects, and comes back after whatever ends it: when, depends on why. */
export const keepLine = ({ attempt, tell, connection, isOnline }: Parts) => {
  let current: Attempt | null = null
  let began = 0
  let stoodSince: number | null = null
  let failures = 0
  let last: Ending | null = null
  /** Coming back before would only be refused again. */
  let until: Date | null = null
  let retry: ReturnType<typeof setTimeout> | undefined
  let opening: ReturnType<typeof setTimeout> | undefined

  const say = (now: Connection): void => tell({ type: 'connection', connection: now })
  const lost = (again: Date | null): Connection => {
    const now = connection()
    const since = 'since' in now ? now.since : new Date()
    if (again) return { status: last === 'too-many' ? 'crowded' : 'barred', since, until: again }
    return { status: isOnline() ? 'reconnecting' : 'offline', since }
  }
  const isWaiting = (): boolean => retry !== undefined && !until
  const isLate = (): boolean => stoodSince === null && Date.now() - began > late
  /** The next attempt follows soon, however many failed before. */
  const cut = (): void => {
    failures = 0
    current?.cut()
  }

  const begin = (): void => {
    clearTimeout(retry)
    retry = undefined
    until = null
    stoodSince = null
    began = Date.now()
    opening = setTimeout(() => current?.cut(), patience)
    current = attempt({ stands, caughtUp: () => say({ status: 'live' }), ended })
  }
  const stands = (): void => {
    stoodSince = Date.now()
    clearTimeout(opening)
  }
  const ended = (ending: Ending): void => {
    clearTimeout(opening)
    current = null
    last = ending
    if (ending === 'outdated') return say({ status: 'outdated' })
    if (ending === 'signed-out') {
      say(lost(null))
      return tell({ type: 'signed-out' })
    }
    if (stoodSince !== null && Date.now() - stoodSince >= steady) failures = 0
    const delay = retryDelay(ending, failures)
    until = isHopeless(ending, failures) ? new Date(Date.now() + delay) : null
    failures++
    retry = setTimeout(begin, delay)
    say(lost(until))
    if (ending === 'rights-changed' && !until) tell({ type: 'rights-changed' })
  }

  if (connection().status === 'live') say(lost(null))
  begin()

  const line: Line = {
    wake: () => {
      if (current && (current.isSilent() || isLate())) cut()
      else if (isWaiting() || (!current && last === 'signed-out')) begin()
    },
    stop: () => {
      clearTimeout(retry)
      clearTimeout(opening)
      current?.end()
      current = null
    },
  }
  return {
    ...line,
    /** The device has a network again, perhaps another one: what was open before leads nowhere. */
    networkBack: (): void => {
      if (connection().status === 'offline') say(lost(until))
      if (current) return cut()
      if (!isWaiting()) return
      clearTimeout(retry)
      retry = setTimeout(begin, Math.random() * soon)
    },
    networkLost: (): void => {
      if (connection().status !== 'outdated') say(lost(null))
    },
  }
}
